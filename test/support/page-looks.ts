import type { Page } from 'playwright-core';
import { violationsIn } from './accessibility.js';
import { picture } from './browser.js';
import { until } from './until.js';

/** An office PC, a tablet, a phone. */
const WIDTHS = { desktop: 1440, tablet: 820, phone: 390 } as const;
const HEIGHT = 900;

/**
 * What is wrong with a page as it stands, at each width: what axe finds, and when it has to be
 * moved sideways to be read. Pictures are kept under the name.
 */
export async function faultsOfPage(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  for (const [size, width] of Object.entries(WIDTHS)) {
    await page.setViewportSize({ width, height: HEIGHT });
    await restOf(page);
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
    if (wide > width) faults.push(`${size}: the page is ${wide} pixels wide`);
    for (const violation of await violationsIn(page)) faults.push(`${size}: ${violation}`);
    await picture(page, `${name}-${size}`);
  }
  await page.setViewportSize({ width: WIDTHS.desktop, height: HEIGHT });
  return faults;
}

const MOVING =
  "document.getAnimations().some(({ playState, effect }) => playState === 'running' && effect.getTiming().iterations !== Infinity)";

/** Waits until nothing fades or slides any more: axe takes half a colour for a poor one. */
const restOf = (page: Page): Promise<true> =>
  until('the page is at rest', async () => !(await page.evaluate<boolean>(MOVING)));
