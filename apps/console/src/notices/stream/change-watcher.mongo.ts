import { setTimeout as sleep } from 'node:timers/promises';
import type { NoticeDoc, WorkedCaseDoc } from '#shared/contract/case-storage.js';
import { COLLECTION } from '#shared/contract/storage.js';
import type { Db } from '#shared/mongo/connect.js';
import { isSeen } from '../../casework/store/case-form.js';
import type { LiveHub } from './live-hub.js';

const RETRY_MS = 1_000;

const PIPELINE = [
  {
    $match: {
      $or: [
        { 'ns.coll': COLLECTION.cases, operationType: { $in: ['insert', 'update', 'replace'] } },
        { 'ns.coll': COLLECTION.notices, operationType: 'insert' },
        { 'ns.coll': COLLECTION.sessions, operationType: 'delete' },
      ],
    },
  },
  {
    $project: {
      ...{ operationType: 1, ns: 1, documentKey: 1 },
      ...{ 'fullDocument.state': 1, 'fullDocument.file.revision': 1, 'fullDocument.listing': 1 },
      ...{ 'fullDocument._id': 1, 'fullDocument.to': 1 },
    },
  },
];

interface Change {
  readonly ns: { readonly coll: string };
  readonly documentKey: { readonly _id: string };
  /** Absent of what was taken away, also of a case that is gone when it is looked up. */
  readonly fullDocument?: unknown;
}

export interface ChangeWatcherParts {
  readonly db: Db;
  readonly hub: LiveHub;
  readonly log: { warn(fields: object, message: string): void };
}

/** One change stream for all pages of this process; opened again after a loss. */
export class ChangeWatcher {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private close = (): Promise<void> => Promise.resolve();

  constructor(private readonly parts: ChangeWatcherParts) {}

  start(): void {
    this.running ??= this.loop();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.close();
    await this.running;
  }

  private async loop(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.follow(signal);
      } catch (error) {
        if (!this.stopping.signal.aborted) this.tell(error);
        // A stop ends the sleep; the loop's own condition ends the loop.
        await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  private tell(error: unknown): void {
    this.parts.log.warn({ err: error }, 'changes cannot be followed; tried again');
  }

  private async follow(signal: AbortSignal): Promise<void> {
    const { db, hub } = this.parts;
    const stream = db.watch<WorkedCaseDoc & NoticeDoc, Change>(PIPELINE, {
      fullDocument: 'updateLookup',
    });
    this.close = () => stream.close();
    try {
      const first = await stream.tryNext();
      // From here on nothing is missed; what was before, whoever listens already may have missed.
      hub.resync();
      if (first !== null) this.pass(first);
      while (!signal.aborted) this.pass(await stream.next());
    } finally {
      await stream.close();
    }
  }

  private pass({ ns, documentKey, fullDocument }: Change): void {
    const { hub } = this.parts;
    if (ns.coll === COLLECTION.sessions) hub.sessionEnded(documentKey._id);
    if (typeof fullDocument !== 'object' || fullDocument === null) return;
    if (ns.coll === COLLECTION.notices) hub.noticeTold(fullDocument as NoticeDoc);
    if (ns.coll !== COLLECTION.cases) return;
    const doc = fullDocument as WorkedCaseDoc;
    if (!isSeen(doc)) return;
    const { listing, file, state } = doc;
    hub.caseChanged({ id: listing.code, revision: file.revision, state, place: listing });
  }
}
