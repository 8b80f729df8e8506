import type { KeyObject } from 'node:crypto';
import type { WorkedCaseDoc } from '#shared/contract/case-storage.js';
import { COLLECTION } from '#shared/contract/storage.js';
import { keyIdOf } from '#shared/crypto/signing-key.js';
import type { Db } from '#shared/mongo/connect.js';
import { consoleCollectionsOf } from '../storage/console-collections.mongo.js';
import { judgeAnchors } from './anchors.js';
import { readAnchorsText } from './anchors-file.js';
import { AuditVerifier, type AuditFinding } from './audit-verifier.port.js';
import { LastSteps } from './verify-cases.js';
import { verifyChain, type ChainWitness } from './verify-chain.js';

const BATCH = 1_000;
const COMPARED = { state: 1, reopenings: 1, file: 1, 'listing.code': 1 } as const;

/** The chain in MongoDB and the file of anchors beside it. */
export class MongoAuditVerifier extends AuditVerifier {
  private running: Promise<AuditFinding> | undefined;

  constructor(
    private readonly db: Db,
    private readonly anchorsPath: string,
    private readonly publicKey: KeyObject,
  ) {
    super();
  }

  /** Whoever asks while the chain is being read gets the finding of that reading. */
  verify(): Promise<AuditFinding> {
    this.running ??= this.read().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** The anchors are read before the chain, which by then has every entry that they name. */
  private async read(): Promise<AuditFinding> {
    const { auditHeads } = consoleCollectionsOf(this.db);
    const told = await auditHeads.findOne({ _id: `anchors:${keyIdOf(this.publicKey)}` });
    const known = told !== null && 'number' in told ? told.number : 0;
    const text = await readAnchorsText(this.anchorsPath);
    const anchors = judgeAnchors(text, this.publicKey, known);
    return { anchors, ...(await this.follow(anchors.anchors)) };
  }

  /** The whole chain and the cases as they stood at one moment. */
  private async follow(
    anchors: ChainWitness['anchors'],
  ): Promise<Pick<AuditFinding, 'chain' | 'cases'>> {
    const { audit, auditHeads } = consoleCollectionsOf(this.db);
    const session = this.db.client.startSession({ snapshot: true });
    try {
      const stored = await auditHeads.findOne({ _id: 'chain' }, { session });
      const head = stored !== null && 'hash' in stored ? stored : undefined;
      const entries = audit.find({}, { session }).sort({ _id: 1 }).batchSize(BATCH);
      const steps = new LastSteps();
      const chain = await verifyChain(entries, { anchors, head }, (entry) => {
        steps.note(entry);
      });
      if (chain.fault !== undefined) return { chain };
      const cases = this.db
        .collection<WorkedCaseDoc>(COLLECTION.cases)
        .find({}, { session, projection: COMPARED })
        .batchSize(BATCH);
      return { chain, cases: await steps.verify(cases) };
    } finally {
      await session.endSession();
    }
  }
}
