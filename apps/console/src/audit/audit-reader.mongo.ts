import type { AuditDoc } from '#shared/contract/console-storage.js';
import type { ConsoleCollections } from '../storage/console-collections.mongo.js';
import { AuditReader, type AuditFilter } from './audit-reader.port.js';

const BATCH = 1_000;

/** The chain as MongoDB has it. */
export class MongoAuditReader extends AuditReader {
  constructor(private readonly audit: ConsoleCollections['audit']) {
    super();
  }

  page(filter: AuditFilter, limit: number, before = Number.MAX_SAFE_INTEGER): Promise<AuditDoc[]> {
    return this.audit
      .find({ ...conditions(filter), _id: { $lt: before } })
      .sort({ _id: -1 })
      .limit(limit)
      .toArray();
  }

  stream(filter: AuditFilter, last: number): AsyncIterable<AuditDoc> {
    return this.audit
      .find({ ...conditions(filter), _id: { $lte: last } })
      .sort({ _id: 1 })
      .batchSize(BATCH);
  }

  async newest(): Promise<number> {
    const [last] = await this.page({}, 1);
    return last?._id ?? 0;
  }
}

function conditions({ actor, action, subject, from, to }: AuditFilter) {
  const at = {
    ...(from === undefined ? {} : { $gte: new Date(from) }),
    ...(to === undefined ? {} : { $lt: new Date(to) }),
  };
  return {
    ...(actor === undefined ? {} : { actor }),
    ...(action === undefined ? {} : { action }),
    ...(subject === undefined ? {} : { subject }),
    ...(Object.keys(at).length === 0 ? {} : { at }),
  };
}
