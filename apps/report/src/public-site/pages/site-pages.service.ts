import type { PublicationHead, PublicationKey } from '#shared/contract/publication.js';
import type {
  Edition,
  PlainPage,
  PublicPage,
  Verification,
} from '#shared/contract/public-pages.js';
import type { PublishedReading } from '../../publications/published.reading.js';
import { checkPublication } from '../data/check-publication.js';
import { askedEdition, latestEdition } from '../data/editions.js';
import type { OpenTables } from '../data/open-tables.js';
import type { PublicationList } from '../data/publication-list.js';
import { Recent } from '../data/recent.js';
import { Trends } from '../data/trends.js';
import type { Asked, SiteAddress, SiteFrame } from '../site-address.js';
import { methodPage } from './method-page.js';
import { areaPage, departmentPage } from './place-page.js';
import { filesOf, publicationPage, publicationsPage } from './publication-pages.js';
import { rankingPage } from './ranking-page.js';
import type { SiteBasis } from './site-basis.js';

const TREND_KEPT = 48;
const CHECKS_KEPT = 64;
const CHECK_EVERY_MS = 60_000;

export interface SitePagesOptions {
  readonly reading: PublishedReading;
  readonly list: Pick<PublicationList, 'heads'>;
  readonly tables: OpenTables;
  /** The key that publications are signed with. */
  readonly key: () => Promise<PublicationKey>;
  /** Where the public finds the site. */
  readonly origin: string;
  /** A lower 主动评价率 is shown grey; a fraction. */
  readonly lowActiveRate: number;
  readonly now: () => number;
}

type Content<Page extends PublicPage = PublicPage> = Page extends unknown
  ? Omit<Page, 'address' | 'modes' | 'edition'>
  : never;

/** What each page of the site says. All numbers are those of the open files of publications. */
export class SitePagesService {
  private readonly trends: Trends;
  private readonly checks = new Recent<Verification>(CHECKS_KEPT);

  constructor(private readonly options: SitePagesOptions) {
    this.trends = new Trends(options.reading, TREND_KEPT);
  }

  /** The page of an address; one of kind `plain` says why there is no other. */
  async page({ asked, publication, ...frame }: SiteAddress): Promise<PublicPage> {
    const heads = await this.options.list.heads();
    if (asked.kind === 'publications') {
      return { ...frame, edition: null, ...publicationsPage(heads) };
    }
    if (asked.kind === 'publication') return this.publication(asked.number, frame);
    const head = publication === null ? latestEdition(heads) : askedEdition(heads, publication);
    const edition = head === undefined ? undefined : await this.edition(head, publication !== null);
    if (head === undefined || edition === undefined) {
      return plainPage(frame, publication === null ? 'nothing-yet' : 'not-found');
    }
    const basis = { tables: this.options.tables, trends: this.trends, heads, head, edition };
    const content = await this.content(asked, basis);
    return content === undefined
      ? plainPage(frame, 'not-found')
      : { ...frame, edition, ...content };
  }

  private async content(
    asked: Exclude<Asked, { readonly kind: 'publication' | 'publications' }>,
    basis: SiteBasis,
  ): Promise<Content | undefined> {
    switch (asked.kind) {
      case 'place':
        return asked.subject === 'area' || asked.code === null
          ? areaPage(basis, asked.code)
          : departmentPage(basis, asked.code);
      case 'ranking':
        return rankingPage(basis, asked.ranking);
      case 'method':
        return methodPage(basis, await this.windowDays(basis.head));
      case 'open-data':
        return this.openData(basis.head);
    }
  }

  private async edition(head: PublicationHead, isAsked: boolean): Promise<Edition | undefined> {
    const publication = await this.options.reading.byNumber(head.number);
    if (publication === null) return undefined;
    const { minimumSample, smallCell, weights, officialIndicator } = publication.manifest.policy;
    const { lowActiveRate } = this.options;
    return {
      ...{ number: head.number, period: head.period, asOf: head.asOf, isAsked },
      policy: { minimumSample, smallCell, lowActiveRate, weights, official: officialIndicator },
    };
  }

  private async windowDays({ number }: PublicationHead): Promise<number> {
    const publication = await this.options.reading.byNumber(number);
    return publication?.manifest.policy.windowDays ?? 0;
  }

  private async openData({ number }: PublicationHead): Promise<Content | undefined> {
    const publication = await this.options.reading.byNumber(number);
    if (publication === null) return undefined;
    const files = filesOf(publication.manifest).filter(({ isOpen }) => isOpen);
    return { kind: 'open-data', title: '开放数据', origin: this.options.origin, files };
  }

  private async publication(number: number, frame: SiteFrame): Promise<PublicPage> {
    const { reading, key, origin, now } = this.options;
    const publication = await reading.byNumber(number);
    if (publication === null) return plainPage(frame, 'not-found');
    const turn = Math.floor(now() / CHECK_EVERY_MS);
    const verification = await this.checks.get(`${number} ${turn}`, async () =>
      checkPublication(publication, reading, await key()),
    );
    return { ...frame, edition: null, ...publicationPage(publication, verification, origin) };
  }
}

const TITLES: Readonly<Record<PlainPage['reason'], string>> = {
  'not-found': '没有找到',
  'nothing-yet': '还没有公示',
  unavailable: '暂时无法显示',
};

/** A page that says why there is no other. */
export const plainPage = (
  { modes, address }: SiteFrame,
  reason: PlainPage['reason'],
): PlainPage => ({
  ...{ modes, address },
  ...{ kind: 'plain', title: TITLES[reason], edition: null, reason },
});
