import type { PageRenderer, PublicPage } from '#shared/contract/public-pages.js';
import type { PublicationList } from '../data/publication-list.js';
import { plainPage, type SitePagesService } from '../pages/site-pages.service.js';
import { readAddress, type SiteAddress } from '../site-address.js';
import { packed } from './pack-page.js';
import type { DrawnPage, PageCache } from './page-cache.js';
import type { Caching } from './site-headers.js';

/** A page with how long it may be kept. */
export interface PageAnswer {
  readonly caching: Caching;
  readonly page: DrawnPage;
}

interface Parts {
  readonly pages: Pick<SitePagesService, 'page'>;
  readonly list: Pick<PublicationList, 'heads'>;
  readonly renderer: PageRenderer;
  readonly cache: PageCache;
  /** There is no end of what is searched for: it must not drive out what everybody opens. */
  readonly searches: PageCache;
}

/** Answers addresses of the site with pages, drawn once for everybody who asks the same. */
export class PageAnswers {
  constructor(private readonly parts: Parts) {}

  /** Throws when the database does not answer and what is asked for is not in memory. */
  async answer(path: string, query: URLSearchParams): Promise<PageAnswer> {
    const address = readAddress(path, query);
    if (!('asked' in address)) {
      return { caching: 'never', page: await this.draw(plainPage(address, 'not-found')) };
    }
    const page = await this.pageOf(address);
    if (page.status !== 200) return { caching: 'never', page };
    return { caching: address.publication === null ? 'latest' : 'frozen', page };
  }

  /** What is shown when nothing can be read. */
  async unavailable(path: string, query: URLSearchParams): Promise<PageAnswer> {
    const frame = readAddress(path, query);
    return { caching: 'never', page: await this.draw(plainPage(frame, 'unavailable')) };
  }

  private async pageOf(address: SiteAddress): Promise<DrawnPage> {
    const draw = async () => this.draw(await this.parts.pages.page(address));
    const cache = this.cacheOf(address);
    if (cache === undefined) return draw();
    const [newest] = await this.parts.list.heads();
    const { large, contrast } = address.modes;
    const key = [newest?.number ?? 0, large, contrast, address.address].join(' ');
    return cache.get(key, draw);
  }

  /** None for a publication: the check of it is to be a fresh one. */
  private cacheOf({ asked }: SiteAddress): PageCache | undefined {
    if (asked.kind === 'publication') return undefined;
    const isSearch = asked.kind === 'ranking' && asked.ranking.search !== '';
    return isSearch ? this.parts.searches : this.parts.cache;
  }

  private async draw(page: PublicPage): Promise<DrawnPage> {
    const file = await packed(this.parts.renderer.render(page));
    return { ...file, status: statusOf(page) };
  }
}

function statusOf(page: PublicPage): DrawnPage['status'] {
  if (page.kind !== 'plain') return 200;
  switch (page.reason) {
    case 'not-found':
      return 404;
    case 'unavailable':
      return 503;
    case 'nothing-yet':
      return 200;
  }
}
