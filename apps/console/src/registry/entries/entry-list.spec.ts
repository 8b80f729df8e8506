import fc from 'fast-check';
import { EMPTY_REGISTRY, VersionedTable, type Registry } from '#shared/domain/registry.js';
import { listEntries } from './entry-list.js';

const registryOf = (codes: readonly string[]): Registry => ({
  ...EMPTY_REGISTRY,
  items: new VersionedTable(codes.map((code) => ({ code, name: `事项${code}`, deptCode: 'D' }))),
});

/** All pages of a list, one after another. */
function paged(registry: Registry, limit: number, isSeen: (code: string) => boolean): string[] {
  const seen: string[] = [];
  for (let after: string | undefined; ;) {
    const { rows, hasMore } = listEntries(
      registry,
      'items',
      '2026-06-01',
      { after, limit },
      (row) => isSeen(row.code),
    );
    seen.push(...rows.map(({ code }) => code));
    if (!hasMore) return seen;
    after = seen.at(-1);
  }
}

it('pages hold every entry that may be seen once, in order, whatever their size', () => {
  const codes = fc.uniqueArray(fc.stringMatching(/^[A-Z0-9_-]{1,4}$/), { maxLength: 40 });
  fc.assert(
    fc.property(codes, codes, fc.integer({ min: 1, max: 9 }), (all, hidden, limit) => {
      const isSeen = (code: string): boolean => !hidden.includes(code);
      expect(paged(registryOf(all), limit, isSeen)).toEqual(all.filter(isSeen).toSorted());
    }),
  );
});
