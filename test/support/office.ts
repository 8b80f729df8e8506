import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { fromBase32, hotp, totpStep } from '#shared/crypto/totp.js';
import type { CitizenHouse } from './citizen-house.js';
import type { Size } from './browser.js';
import { until } from './until.js';

/** An account, as a row of `hcp import users` has it. */
export interface OfficeUser {
  readonly username: string;
  readonly name: string;
  readonly role: string;
  /** An area, or for a handler the department. */
  readonly scope: string;
  readonly unit?: string;
}

interface Account {
  readonly username: string;
  readonly password: string;
}

const NEW_PASSWORD = 'Wenming-2026-fuwu';

/** People who work in a console: accounts from a CSV file, and a browser for each. */
export class Office {
  private readonly authenticators = new Map<string, Authenticator>();

  private constructor(
    private readonly door: CitizenHouse,
    private readonly passwords: ReadonlyMap<string, string>,
  ) {}

  /** Makes the accounts by the real `hcp import users`. */
  static async of(door: CitizenHouse, users: readonly OfficeUser[]): Promise<Office> {
    const { dir } = door.house;
    const file = join(dir, 'users.csv');
    const passwords = join(dir, 'passwords.csv');
    const rows = users.map(({ username, name, role, scope, unit = '' }) =>
      [username, name, role, scope, unit].join(','),
    );
    await writeFile(file, `username,name,role,scope,unit\n${rows.join('\n')}\n`);
    await door.house.mustHcp('import', 'users', file, '--passwords', passwords);
    const made = parse<Account>(await readFile(passwords), { columns: true });
    return new Office(door, new Map(made.map((row) => [row.username, row.password])));
  }

  get address(): string {
    return this.door.house.console.address;
  }

  /**
   * A browser at the console whose person has signed in, the start page there. The first time the
   * initial password is changed and a second factor enrolled.
   */
  async arrive(username: string, size: Size = 'desktop'): Promise<Page> {
    const page = await this.door.browser.visit({ size });
    // Who is not signed in is told so by a 401, which a browser's console calls an error.
    this.door.browser.expect(/401 \(Unauthorized\).*\/v1\/session/);
    await page.goto(this.address);
    const known = this.authenticators.get(username);
    await (known === undefined ? this.enrol(page, username) : signIn(page, username, known));
    await page.getByRole('banner').waitFor();
    return page;
  }

  private async enrol(page: Page, username: string): Promise<void> {
    const initial = this.passwords.get(username) ?? '';
    await page.getByLabel('用户名').fill(username);
    await page.getByLabel('密码', { exact: true }).fill(initial);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByLabel('当前密码').fill(initial);
    await page.getByLabel('新密码', { exact: true }).fill(NEW_PASSWORD);
    await page.getByLabel('再次输入新密码').fill(NEW_PASSWORD);
    await page.getByRole('button', { name: '修改密码' }).click();
    const authenticator = new Authenticator(await page.locator('.totp-secret').innerText());
    await page.getByLabel('六位数字').fill(await authenticator.code());
    await page.getByRole('button', { name: '绑定' }).click();
    this.authenticators.set(username, authenticator);
  }
}

async function signIn(page: Page, username: string, authenticator: Authenticator): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(NEW_PASSWORD);
  await page.getByLabel('动态口令').fill(await authenticator.code());
  await page.getByRole('button', { name: '登录' }).click();
}

/** A person's authenticator, which waits rather than show a code twice. */
class Authenticator {
  private readonly key: Buffer;
  private last = 0;

  constructor(secret: string) {
    const key = fromBase32(secret.trim());
    if (key === undefined) throw new Error('the page shows no secret');
    this.key = key;
  }

  async code(): Promise<string> {
    const step = Math.max(totpStep(Date.now()), this.last + 1);
    // One step ahead is taken too: clocks differ.
    await until('the next code', () => step <= totpStep(Date.now()) + 1);
    this.last = step;
    return hotp(this.key, step);
  }
}
