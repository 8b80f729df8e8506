import { decisionFact, ratingFact, serviceFact } from '#shared/contract/codec.js';
import { deptOfKey } from '#shared/domain/keys.js';
import type {
  DecisionFact,
  RatingFact,
  ServiceFact,
  ServiceFacts,
} from '#shared/domain/service-facts.js';
import type { KnownRows } from './ledger.port.js';

/** ServiceFacts that can still grow. */
export interface GrowingFacts extends ServiceFacts {
  readonly revisions: ServiceFact[];
  readonly ratings: RatingFact[];
  readonly decisions: DecisionFact[];
}

export const noFacts = (service: string): GrowingFacts => ({
  deptCode: deptOfKey(service),
  revisions: [],
  ratings: [],
  decisions: [],
});

/** Rows of the ledger, gathered by their service. */
export function factsByService(rows: KnownRows): Map<string, GrowingFacts> {
  const facts = new Map<string, GrowingFacts>();
  const of = (service: string): GrowingFacts => {
    let found = facts.get(service);
    if (found === undefined) {
      found = noFacts(service);
      facts.set(service, found);
    }
    return found;
  };
  for (const row of rows.services) of(row.service).revisions.push(serviceFact(row));
  for (const row of rows.ratings) of(row.service).ratings.push(ratingFact(row));
  for (const row of rows.decisions) of(row.service).decisions.push(decisionFact(row));
  return facts;
}
