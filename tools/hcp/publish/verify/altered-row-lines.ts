import type { Manifest } from '#shared/contract/publication.js';
import { serviceOfKey } from '#shared/domain/keys.js';
import type { PublishedPeriod } from '#shared/domain/publication/published-period.js';
import type { Row, Tables } from '#shared/domain/publication/tables.js';
import type { Collections } from '#shared/mongo/collections.js';
import { RowSum } from '../../../../apps/report/src/publications/ledger/row-sum.js';
import { alteredRating, alteredService, type AlteredRow } from './altered-rows.js';
import { departmentRowsOf } from './department-rows.js';

export interface AlteredRowsOptions {
  readonly collections: Pick<Collections, 'ratings' | 'services'>;
  readonly period: PublishedPeriod;
  readonly manifest: Pick<Manifest, 'positions'>;
  readonly published: Tables;
  readonly made: Tables;
}

const NONE = RowSum.empty().hex;

type Sums = Omit<Row<'ledger'>, 'deptCode'>;
const NO_ROWS: Sums = { ratings: 0, ratingsDigest: NONE, services: 0, servicesDigest: NONE };

/** Says of every department whose rows are other than they were which row it is, as far as can be. */
export async function alteredRowLines(options: AlteredRowsOptions): Promise<string[]> {
  const { collections, period, manifest, published, made } = options;
  // Without the sums of then there is nothing to compare with.
  if (published.ledger === undefined) return [];
  const then = byDepartment(published.ledger);
  const now = byDepartment(made.ledger ?? []);
  const lines: string[] = [];
  for (const code of new Set([...then.keys(), ...now.keys()])) {
    const [old, present] = [then.get(code) ?? NO_ROWS, now.get(code) ?? NO_ROWS];
    const rated = differenceOf(
      old.ratings,
      present.ratings,
      old.ratingsDigest,
      present.ratingsDigest,
    );
    const served = differenceOf(
      ...[old.services, present.services, old.servicesDigest, present.servicesDigest],
    );
    if (rated === undefined && served === undefined) continue;
    const rows = await departmentRowsOf(collections, code, period, manifest.positions);
    if (rated !== undefined) {
      lines.push(lineOf(code, 'rating', rated.count, alteredRating(rows.ratings, rated)));
    }
    if (served !== undefined) {
      lines.push(
        lineOf(code, 'service record', served.count, alteredService(rows.services, served)),
      );
    }
  }
  return lines;
}

const byDepartment = (rows: readonly Row<'ledger'>[]): Map<string, Sums> =>
  new Map(rows.map(({ deptCode, ...sums }) => [deptCode, sums]));

function differenceOf(
  before: number | null,
  after: number | null,
  digestBefore: string,
  digestAfter: string,
) {
  const count = (after ?? 0) - (before ?? 0);
  if (count === 0 && digestBefore === digestAfter) return undefined;
  return { count, sum: RowSum.read(digestAfter).minus(RowSum.read(digestBefore)) };
}

function lineOf(
  deptCode: string,
  what: string,
  count: number,
  found: AlteredRow | undefined,
): string {
  const where = `ledger of department ${deptCode}`;
  if (found !== undefined) {
    const { key, change } = found;
    const how =
      change === undefined
        ? 'was put in'
        : `was altered: ${change.field} was ${change.was}, is ${change.is}`;
    return `${where}: the ${what} ${key} of case ${serviceOfKey(key)} ${how}`;
  }
  if (count < 0) return `${where}: ${-count} ${what}s of the period are gone`;
  if (count > 0) return `${where}: ${count} ${what}s of the period were put in`;
  return `${where}: ${what}s were altered, more than one or in several fields`;
}
