import axe, { type AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** WCAG 2.2 at level AA, and what axe knows to be good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds wrong in a page, or in one frame of it: a line for each place, with the rule and
 * what would mend it. Frames inside are looked at by themselves.
 */
export async function violationsIn(page: Page | Frame): Promise<string[]> {
  await page.evaluate(axe.source);
  const options = JSON.stringify({ runOnly: RULES, iframes: false });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${options})`);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) =>
        `${id} at ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`,
    ),
  );
}

interface AxNode {
  readonly ignored: boolean;
  readonly name?: { readonly value?: string };
}

/** Names of everything that assistive technology is told of a page, closed shadow roots included. */
export async function accessibleNames(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as {
    readonly nodes: readonly AxNode[];
  };
  await session.detach();
  return nodes.flatMap(({ ignored, name }) => (ignored ? [] : (name?.value ?? [])));
}
