import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Locator, Page } from 'playwright-core';
import { until } from './until.js';

const PATIENCE_MS = 1_500;

/**
 * Presses as a person does: again where nothing came of it, since Chromium drops a press in a frame
 * of another site that was moved a moment before.
 */
async function pressUntil(target: Locator, isDone: () => Promise<boolean>): Promise<void> {
  await until('a press to have its effect', async () => {
    if (await isDone()) return true;
    await target.click({ timeout: 5_000 }).catch(() => undefined);
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      if (await isDone()) return true;
      await sleep(50);
    }
    return false;
  });
}

/** Chooses a radio button or a check box as a finger does: by the label that is drawn for it. */
export const press = (choice: Locator): Promise<void> =>
  pressUntil(choice.locator('xpath=ancestor::label'), () => choice.isChecked());

/** The steps of the rating as a person takes them; a page of its own, or a frame. */
export class RatingPage {
  constructor(readonly view: Page | Frame) {}

  step(name: 'level' | 'tags' | 'handler' | 'review'): Locator {
    return this.view.getByTestId(`step-${name}`);
  }

  /** A level of the first step, by its word. */
  level(name: string): Locator {
    return this.step('level').getByRole('radio', { name, exact: true });
  }

  tag(name: string): Locator {
    return this.step('tags').getByRole('checkbox', { name });
  }

  button(name: string | RegExp): Locator {
    return this.view.getByRole('button', { name });
  }

  notice(name: string): Locator {
    return this.view.getByTestId(`notice-${name}`);
  }

  /** The first step. */
  async choose(level: string): Promise<void> {
    await press(this.level(level));
    await pressUntil(this.button('下一步'), () => this.step('level').isHidden());
  }

  /** Passes the tags and, where it is asked, the person who handled it. */
  async passOver(step: 'tags' | 'handler'): Promise<void> {
    const onward = this.step(step).getByRole('button', { name: '跳过这一步' });
    await onward.waitFor();
    await pressUntil(onward, () => this.step(step).isHidden());
  }

  async write(words: string): Promise<void> {
    await this.view.getByLabel('您的意见或建议').fill(words);
  }

  get submit(): Locator {
    return this.button('提交评价');
  }

  /**
   * Submits as a person does. Chromium drops a press in a frame that was moved a moment before, so
   * one that did nothing is made again.
   */
  async send(): Promise<void> {
    await until('the rating to be on its way', async () => {
      if (await this.step('review').isHidden()) return true;
      await this.submit.click({ timeout: 2_000 }).catch(() => undefined);
      await this.step('review')
        .waitFor({ state: 'hidden', timeout: 3_000 })
        .catch(() => undefined);
      return this.step('review').isHidden();
    });
  }

  /** The receipt that a rating ends with, as it is printed. */
  async receipt(): Promise<string> {
    return this.view.getByTestId('receipt').innerText();
  }

  /** The whole way with nothing but a level. */
  async rate(level: string): Promise<string> {
    await this.choose(level);
    await this.passOver('tags');
    await this.send();
    return this.receipt();
  }
}
