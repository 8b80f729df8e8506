import type { PathSums } from '../domain/score-delta.js';
import type { CaseState } from '../domain/case.js';
import type { CaseKindName } from '../domain/casework/case-kinds.js';
import type { Counts } from '../domain/counts.js';
import type { Origin } from './ledger.js';
import type { QuarantineReason } from './rejection.js';
import type { Sealed } from './sealed.js';
import type { EventType } from './topic.js';

/** Names of the collections in database `hcp`. */
export const COLLECTION = {
  areas: 'areas',
  departments: 'departments',
  items: 'items',
  points: 'points',
  sources: 'sources',
  sourceKeys: 'source_keys',
  tags: 'tags',
  policies: 'policies',
  calendar: 'calendar',
  ratings: 'ratings',
  services: 'services',
  decisions: 'decisions',
  scoreHeads: 'score_heads',
  scoreDays: 'score_days',
  scores: 'scores',
  checkpoints: 'checkpoints',
  fences: 'fences',
  meta: 'meta',
  quarantine: 'quarantine',
  duplicates: 'duplicates',
  cases: 'cases',
  caseHistory: 'case_history',
  notices: 'notices',
  webhooks: 'webhooks',
  webhookDeliveries: 'webhook_deliveries',
  outbox: 'outbox',
  leases: 'leases',
  flags: 'flags',
  integrityWindows: 'integrity_windows',
  invitations: 'invitations',
  citizenRequests: 'citizen_requests',
  limits: 'limits',
  audit: 'audit',
  auditHeads: 'audit_heads',
  users: 'users',
  sessions: 'sessions',
  reveals: 'reveals',
  tickets: 'tickets',
  honours: 'honours',
  evaluations: 'evaluations',
  publications: 'publications',
  publicationDrafts: 'publication_drafts',
  publicationFiles: 'publication_files',
  migrations: 'migrations',
} as const;

/** What became of the offsets of one epoch: next - from - gaps = ledger + duplicates + quarantined. */
export interface EpochTally {
  /** Grows with `hcp replay --from-beginning`. */
  readonly epoch: number;
  /** First offset of this epoch that was there to be read. */
  readonly from: number;
  /** The next offset to read. */
  readonly next: number;
  /** Offsets that hold no record: transaction markers. */
  readonly gaps: number;
  readonly ledger: number;
  readonly duplicates: number;
  readonly quarantined: number;
}

/** `checkpoints`, `_id` = partition number as text: how far a partition is counted. */
export interface CheckpointDoc extends EpochTally {
  readonly _id: string;
  readonly partition: number;
  readonly clusterId: string;
  /** The record before `next`, re-read on assignment: its offset, hash and LogAppendTime. */
  readonly last?: { readonly offset: number; readonly hash: string; readonly at: Date };
  /** The epochs before this one, as they stood when it began. */
  readonly past?: readonly EpochTally[];
  /** Touched by a rebuild in its last transaction, so that a batch in flight must start again. */
  readonly touched?: number;
}

/** `quarantine`, `_id` = `<clusterId>|<partition>|<offset>|<time>`: what could not be read, and why. */
export interface QuarantineDoc extends Origin {
  readonly _id: string;
  readonly reason: QuarantineReason;
  readonly field?: string;
  readonly source?: string;
  readonly correlationId?: string;
  readonly receivedAt: Date;
  /** The ledger key that the event would have; only with the reason `sandbox`. */
  readonly key?: string;
  /** A person gave the rating: the source that invited has not sent it, and is not told of it. */
  readonly door?: 'direct';
  /** The whole record (key, headers, value), always encrypted. */
  readonly raw: Sealed;
}

/** Days for which a duplicate is remembered: longer than the topic holds its record. */
export const DUPLICATE_DAYS = 92;

/**
 * `duplicates`, `_id` as in `quarantine`: a record whose key another record had taken. It counts
 * nowhere; it is kept so that its source can be told what became of it.
 */
export interface DuplicateDoc {
  readonly _id: string;
  readonly kind: EventType;
  /** The ledger key that both records have. */
  readonly key: string;
  readonly source: string;
  readonly correlationId: string;
  readonly receivedAt: Date;
}

/**
 * `cases`, `_id` = the service key: the one case of a service; of one that an officer entered a key
 * without a department, which no service has.
 */
export interface CaseDoc {
  readonly _id: string;
  /** The department that was rated or is concerned; absent where an officer named none. */
  readonly deptCode?: string;
  readonly areaCode: string;
  readonly kind: CaseKindName;
  readonly state: CaseState;
  readonly openedAt: Date;
  /** When a bad rating last opened it again. */
  readonly reopenedAt?: Date;
  /** Opened by the rating of a visit: there is no service, and no item. */
  readonly visit?: true;
  readonly ratings: readonly string[];
  readonly reopenings: number;
}

/** The generation that is in use before any rebuild has written one down. */
export const FIRST_GENERATION = 1;

/** `meta`, `_id` = 'generation': which generation of score documents is read and written. */
export interface GenerationDoc {
  readonly _id: 'generation';
  readonly generation: number;
  /** When a rebuild made it the current one, and which one it took the place of. */
  readonly since?: Date;
  readonly previous?: number;
  /** Grows with each new checkpoint, so that making one and ending a rebuild collide. */
  readonly partitions?: number;
}

/** `meta`, `_id` = 'registry': grows with every change of the registry. */
export interface RegistryVersionDoc {
  readonly _id: 'registry';
  readonly version: number;
  /** The version that last changed each collection: what did not change is not loaded again. */
  readonly changed?: Partial<Record<RegistryPart, number>>;
}

/** The collections that make up the registry. */
export const REGISTRY_PARTS = [
  'areas',
  'departments',
  'items',
  'points',
  'sources',
  'sourceKeys',
  'tags',
  'policies',
  'calendar',
] as const;
export type RegistryPart = (typeof REGISTRY_PARTS)[number];

/** `meta`, `_id` = 'instance:<service>:<id>': a live service and the registry it has loaded. */
export interface InstanceDoc {
  readonly _id: string;
  readonly service: string;
  readonly registryVersion: number;
  readonly at: Date;
}

/** `meta`, `_id` = 'progress:<partition>': up to when a caught-up partition is known to be counted. */
export interface ProgressDoc {
  readonly _id: string;
  readonly caughtUpAt: Date;
}

export interface ScoreDoc {
  /** `<generation>|<period>|<deptCode>`, and `|<part>` in `scores`. */
  readonly _id: string;
  readonly deptCode: string;
}

/** `score_heads`: totals of a department's year, quarters and months. */
export type ScoreHeadDoc = ScoreDoc &
  Partial<Record<'y' | `q${1 | 2 | 3 | 4}` | `m${string}`, Counts>> & {
    /** Unrated services by service day `MMDD`. */
    readonly w?: Record<string, number>;
  };

/** `meta`, `_id` = 'reconcile': what the last `hcp reconcile` found. */
export interface ReconcileDoc {
  readonly _id: 'reconcile';
  readonly differences: number;
  readonly at: Date;
}

/** `meta`, `_id` = 'rebuild': who is rebuilding the scores, and until when that is believed. */
export interface RebuildLeaseDoc {
  readonly _id: 'rebuild';
  readonly owner: string;
  readonly until: Date;
}

interface DayCuts {
  readonly ch?: Record<string, Counts>;
  readonly hr?: Record<string, Counts>;
  readonly tg?: Record<string, number>;
}

/** `score_days`: a department's month and its days by channel, hours kind and tag. */
export type ScoreDaysDoc = ScoreDoc & {
  readonly t?: DayCuts;
  readonly d?: Record<string, DayCuts & { readonly c?: Counts }>;
};

interface SubjectCounts {
  readonly t?: Counts;
  readonly d?: Record<string, Counts>;
}

/**
 * `scores`: items and points of a department's month. A large month is spread over several parts;
 * which part a count is in means nothing, readers sum them all.
 */
export type ScoreSubjectsDoc = ScoreDoc & {
  readonly it?: Record<string, SubjectCounts>;
  readonly pt?: Record<string, SubjectCounts>;
};

/** `_id` of a score document; `periodAndDept` is a key of ScoreDelta. */
export const scoreId = (generation: number, periodAndDept: string, part?: number): string =>
  part === undefined ? `${generation}|${periodAndDept}` : `${generation}|${periodAndDept}|${part}`;

/** The `$inc` of one score document. */
export const incOf = (sums: PathSums): Record<string, number> => Object.fromEntries(sums);
