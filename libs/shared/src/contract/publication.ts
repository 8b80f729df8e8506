import type { Day } from '../domain/china-time.js';
import type { LevelWeights } from '../domain/indicators.js';
import type { PublicationKind } from '../domain/publication/publication-kind.js';
import type { TableName, Visibility } from '../domain/publication/tables.js';

/** A file of a publication: what a download is compared with. */
export interface PublishedFile {
  /** `inside-areas.csv` */
  readonly name: string;
  readonly table: TableName;
  readonly visibility: Visibility;
  /** Rows without the header. */
  readonly rows: number;
  readonly bytes: number;
  /** Hexadecimal digests of its bytes. */
  readonly sha256: string;
  readonly sm3: string;
}

/** The choices that the figures follow. */
export interface PublishedPolicy {
  /** Names the choices: equal names, equal choices. */
  readonly version: string;
  /** What the rankings are ordered by: an indicator of `GET /v1/rankings`. */
  readonly officialIndicator: string;
  readonly weights: LevelWeights;
  /** Fewer ratings than this are not ranked. */
  readonly minimumSample: number;
  /** Working days in which a service may be rated. */
  readonly windowDays: number;
  /** Numbers below this are withheld in open files. */
  readonly smallCell: number;
}

/** How far a partition of the topic was counted: ledger rows below are in the figures. */
export interface PublishedPosition {
  readonly partition: number;
  readonly epoch: number;
  readonly next: number;
}

/** The whole province at a glance. Null is what its open tables withhold, or do not have. */
export interface PublishedCounts {
  readonly areas: number;
  readonly departments: number;
  readonly valid: number | null;
  readonly good: number | null;
  readonly bad: number | null;
  readonly excluded: number | null;
  readonly due: number | null;
  readonly active: number | null;
  readonly defaulted: number | null;
  readonly unrated: number | null;
  readonly pending: number | null;
  readonly cases: number | null;
}

/** The same counts as they are known inside. */
export type ProvinceCounts = { readonly [Name in keyof PublishedCounts]: number };

export interface PublicationSignature {
  readonly alg: string;
  /** The first 16 hexadecimal digits of SHA-256 of the public key (SPKI, DER). */
  readonly keyId: string;
  /** Base64, of the canonical JSON of the manifest without `signature`. */
  readonly value: string;
}

/** What a publication says of itself. Its canonical JSON is what is kept, hashed and served. */
export interface Manifest {
  readonly format: 1;
  /** From 1, without gaps. */
  readonly number: number;
  readonly kind: PublicationKind;
  /** `2026`, `2026-Q4`, `2026-11`, `2026-W48` or `2026-11-22`. */
  readonly period: string;
  readonly first: Day;
  readonly last: Day;
  /** ISO 8601. */
  readonly publishedAt: string;
  /** What was received before is counted; null while that was not known. */
  readonly asOf: string | null;
  /** The China day of the freeze: by it services were `pending`. */
  readonly today: Day;
  readonly positions: readonly PublishedPosition[];
  readonly registryVersion: number;
  readonly policy: PublishedPolicy;
  readonly counts: PublishedCounts;
  readonly files: readonly PublishedFile[];
  /** The publication of the period before, with whose ranks `change` compares; null if none. */
  readonly comparedWith: number | null;
  /**
   * Figures of departments in the publication of the period before that are other now, because
   * something came late or was decided since; null if there is none.
   */
  readonly moved: { readonly number: number; readonly figures: number } | null;
  /** The publication before this one, and SHA-256 of its manifest; null for the first. */
  readonly previous: { readonly number: number; readonly sha256: string } | null;
  /** The publication that this one stands in for, and why; null if none. */
  readonly corrects: { readonly number: number; readonly reason: string } | null;
  readonly signature: PublicationSignature;
}

/** A manifest before it is signed. */
export type UnsignedManifest = Omit<Manifest, 'signature'>;

/** A publication in a list. */
export interface PublicationHead extends Pick<
  Manifest,
  'number' | 'kind' | 'period' | 'first' | 'last' | 'publishedAt' | 'asOf'
> {
  /** Whether it has open files: days and weeks have none, nor a month that came after its quarter. */
  readonly isOpen: boolean;
  readonly corrects: number | null;
  /** The publication that corrects this one; null while none does. */
  readonly correctedBy: number | null;
}

export interface Publication {
  readonly manifest: Manifest;
  /** The bytes whose SHA-256 the next publication names. */
  readonly manifestText: string;
  readonly correctedBy: number | null;
}

/** A public key that publications are signed with. */
export interface PublicationKey {
  readonly alg: string;
  readonly keyId: string;
  /** SPKI in PEM. */
  readonly publicKey: string;
}
