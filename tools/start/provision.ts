import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { withHeartbeat, type Tell } from '../stack/run-command.js';
import { StackError } from '../stack/stack.error.js';
import type { Hcp } from './hcp.js';
import type { LocalMarks } from './local-marks.js';

/** Hash over the names and contents of a folder's CSV files. */
async function fingerprint(folder: string): Promise<string> {
  if (!existsSync(folder)) throw new StackError(`there is no registry folder ${folder}`);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv')).sort();
  if (names.length === 0) throw new StackError(`no CSV file in the registry folder ${folder}`);
  const hash = createHash('sha256');
  for (const name of names) hash.update(`${name}\0`).update(await readFile(join(folder, name)));
  return hash.digest('hex');
}

/** What is to be imported: a folder that was given, else that of the simulated province. */
export interface RegistryChoice {
  readonly given: string | undefined;
  readonly province: string;
  /** Whether the province will rate, and so needs its own registry. */
  readonly isProvinceNeeded: boolean;
}

/**
 * Imports a registry folder through `hcp import`, unless it was the last one imported. The
 * simulated province never comes into a registry that an operator has brought.
 */
export async function importRegistry(
  { given, province, isProvinceNeeded }: RegistryChoice,
  marks: LocalMarks,
  hcp: Hcp,
  tell: Tell,
): Promise<void> {
  if (given === undefined && (await marks.hasOwnRegistry())) {
    if (isProvinceNeeded) {
      throw new StackError(
        'this database holds a registry of its own, which the simulated province would mix into: start with --ratings 0, or remove .data to begin anew',
      );
    }
    tell('keeping the registry that was imported before');
    return;
  }
  const folder = given ?? province;
  const wanted = await fingerprint(folder);
  if ((await marks.registry()) === wanted) return;
  tell(`importing the registry from ${folder} …`);
  tell(await withHeartbeat('importing the registry', tell, hcp('import', folder)));
  await marks.setRegistry(wanted, given !== undefined);
}

interface SecretsFile {
  /** The database whose sources these secrets are for. */
  readonly installation: string;
  readonly secrets: Readonly<Record<string, string>>;
}

/** Secrets by source code; made through `hcp` once for each database, and kept in a private file. */
export async function sourceSecrets(
  codes: readonly string[],
  file: string,
  marks: LocalMarks,
  hcp: Hcp,
): Promise<ReadonlyMap<string, string>> {
  const installation = await marks.installation();
  const kept = existsSync(file)
    ? (JSON.parse(await readFile(file, 'utf8')) as SecretsFile)
    : undefined;
  const known = kept?.installation === installation ? kept.secrets : {};
  const secrets = new Map(Object.entries(known));
  for (const code of codes) {
    if (secrets.has(code)) continue;
    secrets.set(code, await newSecret(code, hcp));
  }
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const content: SecretsFile = { installation, secrets: Object.fromEntries(secrets) };
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

/** A new key, whether the source has one or not. */
async function newSecret(code: string, hcp: Hcp): Promise<string> {
  const output = await hcp('source', 'rotate', code);
  // Notices may stand above it; the secret is alone on its line.
  const secret = /^whsec_\S+$/m.exec(output)?.[0];
  if (secret === undefined) throw new StackError(`hcp gave no secret for the source ${code}`);
  return secret;
}

/** Makes the console's first account where there is none, and tells its password this once. */
export async function tellFirstAccount(hcp: Hcp, tell: Tell): Promise<void> {
  const output = await hcp('user', 'first');
  // Notices may stand beside it; the password is alone on its line.
  const password = /^\S{12,}$/m.exec(output)?.[0];
  if (password === undefined) return;
  tell(`console: the first account is admin, its password (to be changed at once): ${password}`);
}
