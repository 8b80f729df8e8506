import type {
  Origin,
  ScoredDecision,
  ScoredRating,
  ScoredService,
} from '#shared/contract/ledger.js';

export type LedgerStreams = {
  readonly [K in keyof RowsOfService]: AsyncIterable<RowsOfService[K][number]>;
};

/** All rows of one service, with where they came from. */
export interface RowsOfService {
  readonly services: (ScoredService & Origin)[];
  readonly ratings: (ScoredRating & Origin)[];
  readonly decisions: (ScoredDecision & Origin)[];
}

interface Group<T> {
  readonly service: string;
  readonly rows: T[];
}

/**
 * Brings together the rows of each service from three streams, each in the binary order of
 * `<service>|…`; no more than one service is in memory.
 */
export async function* mergeByService(streams: LedgerStreams): AsyncGenerator<RowsOfService> {
  const services = grouped(streams.services);
  const ratings = grouped(streams.ratings);
  const decisions = grouped(streams.decisions);
  let heads = {
    services: await next(services),
    ratings: await next(ratings),
    decisions: await next(decisions),
  };
  for (;;) {
    const service = least([heads.services, heads.ratings, heads.decisions]);
    if (service === undefined) return;
    yield {
      services: rowsOf(heads.services, service),
      ratings: rowsOf(heads.ratings, service),
      decisions: rowsOf(heads.decisions, service),
    };
    heads = {
      services: heads.services?.service === service ? await next(services) : heads.services,
      ratings: heads.ratings?.service === service ? await next(ratings) : heads.ratings,
      decisions: heads.decisions?.service === service ? await next(decisions) : heads.decisions,
    };
  }
}

const rowsOf = <T>(head: Group<T> | undefined, service: string): T[] =>
  head?.service === service ? head.rows : [];

function least(heads: readonly (Group<unknown> | undefined)[]): string | undefined {
  let found: string | undefined;
  for (const head of heads) {
    if (head === undefined) continue;
    if (found === undefined || compareServices(head.service, found) < 0) found = head.service;
  }
  return found;
}

/** The order in which the database keeps keys that begin with these services. */
export function compareServices(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(`${a}|`), Buffer.from(`${b}|`));
}

async function next<T>(groups: AsyncGenerator<Group<T>>): Promise<Group<T> | undefined> {
  const result = await groups.next();
  return result.done === true ? undefined : result.value;
}

async function* grouped<T extends { readonly service: string }>(
  rows: AsyncIterable<T>,
): AsyncGenerator<Group<T>> {
  let group: Group<T> | undefined;
  for await (const row of rows) {
    if (group?.service === row.service) {
      group.rows.push(row);
      continue;
    }
    if (group !== undefined) yield group;
    group = { service: row.service, rows: [row] };
  }
  if (group !== undefined) yield group;
}
