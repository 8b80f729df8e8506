import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  chromium,
  type Browser as Chromium,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { findBrowser } from '../../tools/stack/find-browser.js';
import { repositoryRoot } from '../../tools/stack/stack.paths.js';

const touch = { hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

/** The screens that people have; `narrow` is the least that WCAG asks for. */
export const SIZES = {
  narrow: { viewport: { width: 320, height: 640 }, ...touch },
  phone: { viewport: { width: 360, height: 740 }, ...touch },
  tablet: { viewport: { width: 768, height: 1024 }, ...touch },
  desktop: { viewport: { width: 1280, height: 800 } },
} as const satisfies Readonly<Record<string, BrowserContextOptions>>;
export type Size = keyof typeof SIZES;

export interface VisitOptions {
  readonly size?: Size;
  /** Further settings of the context, such as `offline` or `reducedMotion`. */
  readonly context?: BrowserContextOptions;
  /** Runs in every frame before the page's own scripts. */
  readonly init?: string;
  /** A browser in which frames of other sites keep what they store; by default they have no store. */
  readonly framesKeep?: true;
}

/** No calls home, and software drawing; root has no sandbox. */
const ARGS = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const LAUNCH = { args: ARGS, chromiumSandbox: process.getuid?.() !== 0 };
const CHINA = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };

/** A real Chromium whose pages are under watch: what goes wrong in them unexpectedly fails a test. */
export class Browser {
  readonly #contexts: BrowserContext[] = [];
  readonly #profiles: string[] = [];
  #problems: string[] = [];
  #expected: RegExp[] = [];

  private constructor(
    private readonly chromium: Chromium,
    private readonly executablePath: string,
  ) {}

  static async open(): Promise<Browser> {
    const executablePath = findBrowser();
    if (executablePath === undefined) throw new Error('there is no chromium on PATH');
    return new Browser(await chromium.launch({ executablePath, ...LAUNCH }), executablePath);
  }

  /** A page in a context of its own: nothing is remembered from one visit to the next. */
  async visit({ size = 'phone', context, init, framesKeep }: VisitOptions = {}): Promise<Page> {
    const settings = { ...CHINA, ...SIZES[size], ...context };
    const opened =
      framesKeep === true
        ? await this.#withProfile(settings)
        : await this.chromium.newContext(settings);
    opened.setDefaultTimeout(30_000);
    this.#contexts.push(opened);
    if (init !== undefined) await opened.addInitScript(init);
    opened.on('page', (page) => {
      this.#watch(page);
    });
    return opened.newPage();
  }

  /** Console errors and failed requests that belong to what this test does. */
  expect(...problems: readonly RegExp[]): void {
    this.#expected.push(...problems);
  }

  /** Ends a test: closes its pages, and throws when anything unexpected went wrong in them. */
  async settle(): Promise<void> {
    for (const context of this.#contexts.splice(0)) await context.close();
    for (const profile of this.#profiles.splice(0)) await rm(profile, { recursive: true });
    const unexpected = this.#problems.filter(
      (problem) => !this.#expected.some((each) => each.test(problem)),
    );
    this.#problems = [];
    this.#expected = [];
    if (unexpected.length > 0) throw new Error(`in the browser: ${unexpected.join('\n')}`);
  }

  async close(): Promise<void> {
    await this.chromium.close();
  }

  /** What frames of other sites may keep is a setting of the profile, and Debian's default is no. */
  async #withProfile(settings: BrowserContextOptions): Promise<BrowserContext> {
    const profile = await mkdtemp(join(tmpdir(), 'hcp-browser-'));
    this.#profiles.push(profile);
    await mkdir(join(profile, 'Default'));
    const preferences = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
    await writeFile(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
    const { executablePath } = this;
    return chromium.launchPersistentContext(profile, { executablePath, ...LAUNCH, ...settings });
  }

  #watch(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error') {
        this.#problems.push(`console: ${message.text()} (${message.location().url})`);
      }
    });
    page.on('pageerror', (error) => {
      this.#problems.push(`uncaught: ${error.message}`);
    });
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      // What a page no longer wants when it goes away did not fail.
      if (why !== 'net::ERR_ABORTED') this.#problems.push(`request: ${request.url()} ${why}`);
    });
  }
}

const PICTURES = join(repositoryRoot(), '.cache/test/screenshots');

/** Keeps what a page looks like in `.cache/test/screenshots`. */
export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}
