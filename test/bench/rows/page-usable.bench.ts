import { TOPIC } from '#shared/contract/topic.js';
import { signingKey } from '#shared/crypto/webhook-signature.js';
import { makeDemoCases } from '../../../tools/demo/host/demo-cases.js';
import { PortalDesk } from '../../../tools/demo/host/portal-desk.js';
import { seededRandom } from '../../../tools/demo/random/random.js';
import { buildRegistry } from '../../../tools/demo/registry/build-registry.js';
import { SourceClient } from '../../../tools/hcp/send/source-client.js';
import { Browser } from '../../support/browser.js';
import { median, quantile, shown } from '../figures.js';
import { SOURCE, settleJiangxi } from '../lab/jiangxi.js';
import { startService } from '../lab/service.js';
import { freshTopic } from '../lab/topics.js';
import { judged } from '../verdict.js';
import type { Bench } from './bench.js';

const DATABASE = 'bench_page';
const ALLOWED_MS = 500;
/** How much slower a cheap phone is. */
const SLOWDOWN = 4;
const PATIENCE_MS = 60_000;

/** Notes, in ms since the navigation began, when the five levels were there and painted. */
const WATCH = `new MutationObserver((_, watch) => {
  if (document.querySelectorAll('input[name="level"]').length < 5) return;
  watch.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.usableAt = performance.now(); }));
}).observe(document, { childList: true, subtree: true });`;

/** The rating page on a slow phone that has never seen it, until a level can be chosen. */
export const pageUsable: Bench = {
  name: 'page-usable',
  about: 'from opening a rating to five levels that can be chosen, at a quarter of the speed',
  run: async (lab) => {
    const secret = await settleJiangxi(lab, DATABASE);
    await freshTopic(lab.brokers, TOPIC);
    const { origin } = await startService(lab, 'ingest', DATABASE);
    const urls = await invitedUrls(origin, secret);
    const browser = await Browser.open();
    lab.atClose(() => browser.close());
    await usableAfter(browser, urls[0] ?? '');
    const delays: number[] = [];
    for (let round = 0; round < lab.options.rounds; round += 1) {
      for (const url of urls) delays.push(await usableAfter(browser, url));
    }
    lab.tell(`${delays.length} visits: most ${shown(quantile(delays, 1))} ms`);
    return [
      judged({
        name: 'page-usable',
        what: `rating page usable on a first visit, CPU at a ${SLOWDOWN}th, median`,
        unit: 'ms',
        value: median(delays),
        limit: ALLOWED_MS,
        target: 1,
        direction: 'at most',
      }),
    ];
  },
};

async function invitedUrls(ingest: string, secret: string): Promise<string[]> {
  const client = new SourceClient({
    url: ingest,
    source: SOURCE,
    key: signingKey(secret),
    signature: 'v1',
    check: false,
    patienceMs: PATIENCE_MS,
    onWait: () => undefined,
  });
  const cases = makeDemoCases(buildRegistry(), seededRandom('bench/page'), 'BENCH', Date.now());
  const invitations = await new PortalDesk(client).invite(cases);
  return invitations.map(({ url }) => url);
}

async function usableAfter(browser: Browser, url: string): Promise<number> {
  const page = await browser.visit({ size: 'phone', init: WATCH });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.goto(url);
  await page.waitForFunction('window.usableAt !== undefined');
  const delay = await page.evaluate<number>('window.usableAt');
  await browser.settle();
  return delay;
}
