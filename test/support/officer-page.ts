import type { Locator, Page } from 'playwright-core';
import { CASE_ACTIONS, type CaseActionName } from '#shared/domain/casework/casework.js';

/** What is filled in: radio buttons by their words, everything else by the label of the field. */
export interface Filled {
  readonly choose?: readonly string[];
  readonly write?: Readonly<Record<string, string>>;
  /** Of a select, by the words of the option. */
  readonly select?: Readonly<Record<string, RegExp>>;
}

/** The officers' pages as a person works them. */
export class OfficerPage {
  constructor(
    readonly page: Page,
    private readonly origin: string,
  ) {}

  /** Opens the case of a number from the list, as the reader finds it there. */
  async openCase(number: string): Promise<void> {
    await this.page.goto(`${this.origin}/cases`);
    await this.page.getByLabel('编号（前几位）').fill(number);
    await this.page.getByRole('link', { name: number }).click();
    await this.page.getByRole('heading', { level: 1, name: `办件 ${number}` }).waitFor();
  }

  /** Whether the list has a case of a number. */
  async finds(number: string): Promise<boolean> {
    await this.page.goto(`${this.origin}/cases`);
    await this.page.getByLabel('编号（前几位）').fill(number);
    const found = this.page.getByRole('link', { name: number });
    const nothing = this.page.getByText(/没有.*办件|没有符合/);
    await found.or(nothing).first().waitFor();
    return found.isVisible();
  }

  get actions(): Locator {
    return this.page.getByRole('region', { name: '办理', exact: true });
  }

  button(action: CaseActionName): Locator {
    return this.actions.getByRole('button', { name: CASE_ACTIONS[action].name, exact: true });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  get timeline(): Locator {
    return this.page.getByRole('region', { name: '办理过程' });
  }

  /** Fills in an action and submits it; it need not be accepted. */
  async try(action: CaseActionName, filled: Filled = {}): Promise<void> {
    await this.button(action).click();
    const { dialog } = this;
    await dialog.waitFor();
    for (const words of filled.choose ?? []) {
      await dialog.getByRole('radio', { name: words, exact: true }).check();
    }
    for (const [label, text] of Object.entries(filled.write ?? {})) {
      await dialog.getByLabel(label).fill(text);
    }
    for (const [label, words] of Object.entries(filled.select ?? {})) {
      const options = await dialog.getByLabel(label).locator('option').allInnerTexts();
      const option = options.find((one) => words.test(one));
      await dialog.getByLabel(label).selectOption({ label: option ?? words.source });
    }
    await dialog.getByRole('button', { name: '提交' }).click();
    const sure = dialog.getByRole('button', { name: '确认提交' });
    await sure
      .or(this.page.getByText(`${CASE_ACTIONS[action].name}已提交`))
      .first()
      .waitFor();
    if (await sure.isVisible()) await sure.click();
  }

  /** The same, done when the page says so. */
  async act(action: CaseActionName, filled: Filled = {}): Promise<void> {
    await this.try(action, filled);
    await this.page.getByText(`${CASE_ACTIONS[action].name}已提交`).first().waitFor();
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
