import { decisionFact, ratingFact, serviceFact } from '#shared/contract/codec.js';
import type { DecisionRow, RatingRow, ServiceRow } from '#shared/contract/ledger.js';
import { ScoreDelta } from '#shared/domain/score-delta.js';
import type { ServiceFacts } from '#shared/domain/service-facts.js';
import { caseOpenings, type CaseOpening } from '../cases/case-opening.js';
import type { ReadableEvent } from '../consume/read-record.js';
import { factsByService, noFacts, type GrowingFacts } from './known-facts.js';
import type { KnownRows, NewRows } from './ledger.port.js';

/** What a batch does to the ledger, the scores and the cases. */
export interface BatchPlan {
  readonly rows: NewRows;
  readonly delta: ScoreDelta;
  readonly openings: readonly CaseOpening[];
  /** Events whose key was taken, by the ledger or by an earlier event of the batch. */
  readonly duplicates: readonly ReadableEvent[];
}

interface Change {
  readonly before: ServiceFacts | undefined;
  readonly after: GrowingFacts;
}

/**
 * Decides what is new. The first event with a key stands; every service that gets a new row is
 * taken out of the scores as it was and put in as it is.
 */
export function planBatch(events: readonly ReadableEvent[], known: KnownRows): BatchPlan {
  const taken = takenKeys(known);
  const before = factsByService(known);
  const changes = new Map<string, Change>();
  const rows = { ratings: [], services: [], decisions: [] } as {
    ratings: RatingRow[];
    services: ServiceRow[];
    decisions: DecisionRow[];
  };
  const duplicates: ReadableEvent[] = [];
  for (const event of events) {
    const key = event.row._id;
    if (taken.has(key)) {
      duplicates.push(event);
      continue;
    }
    taken.add(key);
    const facts = changed(changes, before, event.row.service);
    switch (event.type) {
      case 'rating':
        rows.ratings.push(event.row);
        facts.ratings.push(ratingFact(event.row));
        break;
      case 'service':
        rows.services.push(event.row);
        facts.revisions.push(serviceFact(event.row));
        break;
      case 'decision':
        rows.decisions.push(event.row);
        facts.decisions.push(decisionFact(event.row));
        break;
    }
  }
  const delta = new ScoreDelta();
  for (const change of changes.values()) {
    if (change.before === undefined) delta.fold(change.after, 1);
    else delta.move(change.before, change.after);
  }
  return { rows, delta, openings: caseOpenings(rows.ratings), duplicates };
}

function takenKeys({ ratings, services, decisions }: KnownRows): Set<string> {
  const taken = new Set<string>();
  for (const known of [ratings, services, decisions]) {
    for (const row of known) taken.add(row._id);
  }
  return taken;
}

function changed(
  changes: Map<string, Change>,
  known: ReadonlyMap<string, GrowingFacts>,
  service: string,
): GrowingFacts {
  const change = changes.get(service);
  if (change !== undefined) return change.after;
  const before = known.get(service);
  const after: GrowingFacts =
    before === undefined
      ? noFacts(service)
      : {
          deptCode: before.deptCode,
          revisions: [...before.revisions],
          ratings: [...before.ratings],
          decisions: [...before.decisions],
        };
  changes.set(service, { before, after });
  return after;
}
