import type { MethodExample, MethodPage } from '#shared/contract/public-pages.js';
import { figuresOf } from '../data/figures.js';
import { tellerOf } from '../data/told.js';
import type { SiteBasis } from './site-basis.js';

type Content = Omit<MethodPage, 'address' | 'modes' | 'edition'>;

/** How the figures of a publication were computed, with one that can be computed again. */
export async function methodPage(basis: SiteBasis, windowDays: number): Promise<Content> {
  return {
    ...{ kind: 'method', title: '怎么算的', policy: basis.edition.policy, windowDays },
    example: (await exampleOf(basis)) ?? null,
  };
}

/** The first ranked area all of whose levels may be told. */
async function exampleOf({ tables, edition }: SiteBasis): Promise<MethodExample | undefined> {
  const { number, policy } = edition;
  const areas = await tables.areas(number);
  for (const { code } of await tables.rows(number, 'area-rankings')) {
    const row = areas.get(code);
    if (row === undefined) continue;
    const tell = tellerOf(row);
    const levels = (['level1', 'level2', 'level3', 'level4', 'level5'] as const).map((column) =>
      tell(column),
    );
    const told = levels.filter((level) => typeof level === 'number');
    const figures = figuresOf(row, policy);
    if (told.length < levels.length || figures.pale !== null) continue;
    return { subject: 'area', code, name: row.name, levels: told, figures };
  }
  return undefined;
}
