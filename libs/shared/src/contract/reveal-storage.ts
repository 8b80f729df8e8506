import type { HashedField, PersonalField, Sealed } from './sealed.js';

/** What of a rating can be revealed, in the words of the API. */
export const REVEALED_FIELDS = ['mobile', 'name', 'certKey', 'words'] as const;
export type RevealedField = (typeof REVEALED_FIELDS)[number];

/** The field of the ledger that each of them is. */
export const PERSONAL_FIELD_OF: Readonly<Record<RevealedField, PersonalField>> = {
  mobile: 'mobile',
  name: 'userName',
  certKey: 'certKey',
  words: 'writingEvaluation',
};

/** What another person must approve. */
export const ASKED_KINDS = ['reveal', 'erasure'] as const;
export type AskedKind = (typeof ASKED_KINDS)[number];

/** How what was asked stands; `expired` is told by the time, and never stored. */
export const REVEAL_STATES = ['asked', 'approved', 'refused', 'expired', 'done'] as const;
export type RevealState = (typeof REVEAL_STATES)[number];

/** The longest that something may be opened once it is approved. */
export const LONGEST_REVEAL_HOURS = 72;

/** What all rows of `reveals` say: who wanted what of somebody's data, and why. */
interface PrivacyDoc {
  /** A random id. */
  readonly _id: string;
  /** From the smallest area that holds all it is about, up to the province. */
  readonly areas: readonly string[];
  readonly askedBy: string;
  readonly askedAt: Date;
  /** The person's words, bound by `revealContext`. */
  readonly reason: Sealed;
}

/** A row that somebody else decides. */
interface AskedDoc extends PrivacyDoc {
  /** The departments that were rated or worked on it: their people have no part in it. */
  readonly units: readonly string[];
  readonly state: Exclude<RevealState, 'expired'>;
  /** When what is asked lapses, or what is approved cannot be opened any more. */
  readonly expiresAt?: Date;
  readonly decision?: { readonly by: string; readonly at: Date; readonly reason: Sealed };
}

/** Personal data of one case, to be seen by the one who asked. */
export interface RevealDoc extends AskedDoc {
  readonly kind: 'reveal';
  readonly case: string;
  readonly number: string;
  readonly what: readonly RevealedField[];
  readonly openings: number;
}

/** By what a person is looked up: what bears one of the hashes is the person's. */
export type PersonHashes = Readonly<Partial<Record<HashedField, string>>>;

/** From how many rows of the ledger, and from how many cases that were entered. */
export interface ErasureCounts {
  readonly ratings: number;
  readonly services: number;
  readonly cases: number;
}

/** One person's data, to be erased from the ledger and from cases that were entered; the rows stay, and so do all counts. */
export interface ErasureDoc extends AskedDoc {
  readonly kind: 'erasure';
  /** Where rows are erased: in these areas and below. */
  readonly within: readonly string[];
  /** Gone once nothing is left to erase, or when it is refused. */
  readonly hashes?: PersonHashes;
  readonly found: ErasureCounts;
  readonly erased: ErasureCounts;
  readonly doneAt?: Date;
}

/** That somebody looked a person up or took the data with him; nobody needs to approve it. */
export interface LookUpDoc extends PrivacyDoc {
  readonly kind: 'search' | 'export';
}

/** `reveals`: what was asked for of personal data. Written by console. */
export type PrivacyRow = RevealDoc | ErasureDoc | LookUpDoc;

/** What the sealed words of a row are bound to. */
export const revealContext = (id: string, part: 'reason' | 'decision'): string =>
  `reveal-${part}\n${id}`;
