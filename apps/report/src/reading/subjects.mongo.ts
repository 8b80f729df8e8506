import type { Counts } from '#shared/domain/counts.js';
import { monthsOf } from '#shared/domain/period.js';
import { listOf } from './cells.js';
import { partsOf } from './document-range.js';
import type { Departments, Span, SubjectKind, SubjectPart } from './score-reader.port.js';
import { BATCH_SIZE, type SnapshotContext } from './snapshot-context.mongo.js';
import { unratedOf } from './tally.js';

const FIELD = { item: 'it', point: 'pt' } as const;

/** What a span wants of a month's subjects; `dd` absent is the month's total. */
interface Wish {
  readonly span: number;
  readonly dd?: string;
  readonly pendingOnly?: true;
}

/** A document cut down by the database to the days that are asked for. */
interface CutDocument {
  readonly deptCode: string;
  readonly rows: readonly ({ readonly k: string } & Partial<Record<string, Counts>>)[] | null;
}

/** Hands over all parts of all items or points, month by month. */
export async function readSubjects(
  context: SnapshotContext,
  kind: SubjectKind,
  spans: readonly Span[],
  of: Departments,
  each: (part: SubjectPart) => void,
): Promise<void> {
  const months = new Map<string, Wish[]>();
  spans.forEach(({ period, openDays }, span) => {
    for (const month of monthsOf(period)) {
      const wish = period.kind === 'day' ? { span, dd: period.first.slice(8) } : { span };
      listOf(months, month).push(wish);
    }
    for (const day of openDays) {
      listOf(months, day.slice(0, 7)).push({ span, dd: day.slice(8), pendingOnly: true });
    }
  });
  // One month after another: a whole year of a province is a lot to hold at once.
  for (const [month, wishes] of months) await readMonth(context, kind, month, wishes, of, each);
}

const nameOf = (dd: string | undefined): string => (dd === undefined ? 't' : `d${dd}`);

async function readMonth(
  { collections, session, generation }: SnapshotContext,
  kind: SubjectKind,
  month: string,
  wishes: readonly Wish[],
  of: Departments,
  each: (part: SubjectPart) => void,
): Promise<void> {
  const wanted = Object.fromEntries(
    wishes.map(({ dd }) => [nameOf(dd), dd === undefined ? '$$one.v.t' : `$$one.v.d.${dd}`]),
  );
  const cursor = collections.subjects.aggregate<CutDocument>(
    [
      { $match: partsOf(`${generation}|${month}`, of) },
      {
        $project: {
          _id: 0,
          deptCode: 1,
          rows: {
            $map: {
              input: { $objectToArray: `$${FIELD[kind]}` },
              as: 'one',
              in: { k: '$$one.k', ...wanted },
            },
          },
        },
      },
    ],
    { session, batchSize: BATCH_SIZE },
  );
  for await (const { deptCode, rows } of cursor) {
    for (const row of rows ?? []) {
      for (const { span, dd, pendingOnly } of wishes) {
        const counts = row[nameOf(dd)];
        if (counts === undefined) continue;
        const tally =
          pendingOnly === true
            ? { counts: {}, pending: unratedOf(counts) }
            : { counts, pending: 0 };
        each({ deptCode, code: row.k, span, ...tally });
      }
    }
  }
}
