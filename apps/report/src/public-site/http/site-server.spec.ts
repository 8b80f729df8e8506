import { pino } from 'pino';
import type { PublicPage } from '#shared/contract/public-pages.js';
import { OpenTables } from '../data/open-tables.js';
import { plainPage } from '../pages/site-pages.service.js';
import { OpenData } from './open-data.js';
import { packed } from './pack-page.js';
import { PageAnswers } from './page-answers.js';
import { PageCache } from './page-cache.js';
import { siteServer } from './site-server.js';

/** Nothing is published; a page says which address it is of. */
async function emptySite() {
  const nothing = () => Promise.resolve(null);
  const reading = {
    ...{ byNumber: nothing, latest: nothing, file: nothing },
    list: () => Promise.resolve([]),
  };
  const list = { heads: () => Promise.resolve([]) };
  const cache = new PageCache(10_000);
  const server = siteServer({
    pages: new PageAnswers({
      pages: { page: (address) => Promise.resolve(plainPage(address, 'nothing-yet')) },
      renderer: { render: ({ address }: PublicPage) => `page of ${address}` },
      ...{ list, cache, searches: cache },
    }),
    open: new OpenData({
      ...{ reading, list, tables: new OpenTables(reading, 1) },
      key: () => Promise.reject(new Error('no key')),
    }),
    openApi: await packed('{}'),
    assets: new Map(),
    isWell: () => Promise.resolve(true),
    logger: pino({ level: 'silent' }),
  });
  return (url: string) => server.inject({ method: 'GET', url });
}

describe('the server of the public site', () => {
  it.each([
    ['//', 'page of /'],
    ['///', 'page of /'],
    ['//elsewhere.example', 'page of /elsewhere.example'],
    ['//a//elsewhere.example?x=1', 'page of /a//elsewhere.example'],
  ])('finds nothing at %s, and links nowhere else from there', async (url, text) => {
    const get = await emptySite();
    const { statusCode, body } = await get(url);
    expect({ statusCode, body }).toEqual({ statusCode: 404, body: text });
  });
});
