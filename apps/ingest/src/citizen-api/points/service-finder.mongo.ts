import type { Collections } from '#shared/mongo/collections.js';
import type { DatabaseGate } from '../database-gate.mongo.js';
import { beginningWith } from '../prefix-range.mongo.js';
import type { FoundRow, ServiceFinder } from './service-finder.port.js';

/** One case has a handful of services; what is beyond is no case. */
const MOST_ROWS = 200;

const FIELDS = {
  service: 1,
  source: 1,
  areaCode: 1,
  taskCode: 1,
  taskName: 1,
  servedAt: 1,
  revision: 1,
  withdrawn: 1,
  pointCode: 1,
  handlerCode: 1,
  subjectKind: 1,
  'personal.mobile': 1,
} as const;

/** Services of the ledger by the beginning of their keys: ranges of `_id`, which is indexed. */
export class MongoServiceFinder implements ServiceFinder {
  constructor(
    private readonly services: Collections['services'],
    private readonly gate: DatabaseGate,
  ) {}

  async ofCases(prefixes: readonly string[]): Promise<readonly FoundRow[]> {
    if (prefixes.length === 0) return [];
    const ranges = prefixes.map((prefix) => ({ _id: beginningWith(prefix) }));
    return this.gate.ask(() =>
      this.services
        .find({ $or: ranges })
        .project<FoundRow>(FIELDS)
        .sort({ _id: 1 })
        .limit(MOST_ROWS)
        .toArray(),
    );
  }
}
