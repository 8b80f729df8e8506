import fc from 'fast-check';
import { ratingKey, revisionKey, serviceKey } from '#shared/domain/keys.js';
import { mergeByService, type LedgerStreams } from './merge-by-service.js';

/** As the database orders strings: by the bytes of their UTF-8. */
const binary = (a: { _id: string }, b: { _id: string }): number =>
  Buffer.compare(Buffer.from(a._id), Buffer.from(b._id));

async function* stream<T>(rows: readonly T[]): AsyncGenerator<T> {
  for (const row of rows) yield await Promise.resolve(row);
}

describe('merging the ledger by service', () => {
  it('brings the rows of each service together, whatever its key', async () => {
    const projectNo = fc.oneof(
      fc.constantFrom('1', '12', '1|', '1}', '1%', '赣', '\u{1F600}', '\uffee'),
      fc.string({ minLength: 1, maxLength: 3 }),
    );
    const rows = fc.uniqueArray(
      fc.record({ projectNo, kind: fc.constantFrom('service', 'first', 'second') }),
      { selector: (row) => `${row.kind} ${row.projectNo}`, maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(rows, async (all) => {
        const keyed = all.map(({ projectNo: no, kind }) => {
          const service = serviceKey({
            deptCode: 'D',
            space: 'S',
            projectNo: no,
            serviceNumber: '1',
          });
          const round = kind === 'first' ? 1 : 2;
          const _id =
            kind === 'service' ? revisionKey(service, 1) : ratingKey(service, round, false);
          return { _id, service, kind };
        });
        const of = (isService: boolean) =>
          keyed.filter(({ kind }) => (kind === 'service') === isService).sort(binary);
        const streams = {
          services: stream(of(true)),
          ratings: stream(of(false)),
          decisions: stream([]),
        } as unknown as LedgerStreams;
        const seen: string[] = [];
        let rowsSeen = 0;
        for await (const { services, ratings } of mergeByService(streams)) {
          const together = [...services, ...ratings];
          expect(new Set(together.map(({ service }) => service)).size).toBe(1);
          seen.push(together[0]?.service ?? '');
          rowsSeen += together.length;
        }
        expect(new Set(seen).size).toBe(seen.length);
        expect(rowsSeen).toBe(keyed.length);
      }),
    );
  });
});
