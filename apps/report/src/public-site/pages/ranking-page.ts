import type { PlaceName, RankingPage } from '#shared/contract/public-pages.js';
import type { AskedRanking } from '../site-address.js';
import { placeRow } from './place-page.js';
import type { SiteBasis } from './site-basis.js';

type Content = Omit<RankingPage, 'address' | 'modes' | 'edition'>;

/** Small enough for a phone, and for 100 kB of markup. */
export const PAGE_SIZE = 50;

const SUBJECTS = { area: '地区排名', department: '部门排名' } as const;

/** A page of a ranking; undefined where the area or the page is not there. */
export async function rankingPage(
  { tables, edition }: SiteBasis,
  asked: AskedRanking,
): Promise<Content | undefined> {
  const areas = await tables.areas(edition.number);
  const within = asked.within === '' ? areas.root() : areas.get(asked.within);
  if (within === undefined) return undefined;
  const { subject, level, search } = asked;
  const inside = areas.subtreeOf(within.code);
  const isInside =
    subject === 'area'
      ? ({ code }: { readonly code: string }) => inside.has(code)
      : ({ areaCode = '' }: { readonly areaCode?: string }) => inside.has(areaCode);
  const table = subject === 'area' ? 'area-rankings' : 'department-rankings';
  const found = (await tables.rows(edition.number, table)).filter(
    (row) => (level === '' || row.peers === level) && isInside(row) && row.name.includes(search),
  );
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  if (asked.page > pages) return undefined;
  const from = (asked.page - 1) * PAGE_SIZE;
  return {
    ...{ kind: 'ranking', title: SUBJECTS[subject], subject, level, search },
    within: nameOf(within),
    choices: [...areas.trailOf(within.code), ...areas.childrenOf(within.code).map(nameOf)],
    ...{ total: found.length, page: asked.page, pages },
    rows: found.slice(from, from + PAGE_SIZE).map((row) => placeRow(subject, row, edition.policy)),
  };
}

const nameOf = ({ code, name }: PlaceName): PlaceName => ({ code, name });
