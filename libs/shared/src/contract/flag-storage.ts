import type {
  FlagNumbers,
  FlagState,
  FlagSubject,
  FlagVerdict,
  IntegrityRule,
} from '../domain/integrity/integrity-rule.js';
import type { SightingRule } from '../domain/integrity/sighting.js';
import type { Sealed } from './sealed.js';

/** What somebody judged of a flag. */
export interface FlagJudgement {
  readonly verdict: FlagVerdict;
  /** The id of an account. */
  readonly by: string;
  readonly at: Date;
  /** The reason: people wrote it, so it is sealed. */
  readonly words: Sealed;
}

/** What the aggregator writes of a flag. */
export interface FoundFlag {
  readonly _id: string;
  /** Names the flag in addresses and in the audit chain. */
  readonly code: string;
  readonly rule: IntegrityRule;
  readonly subject: FlagSubject;
  /** A China day, a month, or the Monday of a week. */
  readonly window: string;
  /** The smallest area that holds everything it stands on, and all above it up to the province. */
  readonly areas: readonly string[];
  /** The departments that were rated. */
  readonly departments: readonly string[];
  readonly numbers: FlagNumbers;
  readonly weight: number;
  readonly keys: readonly string[];
}

/** `flags`, `_id` = `<rule>|<subject>|<window>`: the aggregator finds them, console judges them. */
export interface FlagDoc extends FoundFlag {
  readonly state: FlagState;
  /** Grows with every change; whoever judges names the one he read. */
  readonly revision: number;
  readonly foundAt: Date;
  readonly changedAt: Date;
  /** Oldest first. */
  readonly judgements: readonly FlagJudgement[];
  /** The weight that was judged last. */
  readonly judgedWeight?: number;
}

/** What a judgement's words are bound to. */
export const judgementContext = (flag: string, revision: number): string =>
  `flag-judgement\n${flag}\n${revision}`;

/** One rating in a window, with what the rule compares. */
export interface SeenRating {
  readonly key: string;
  readonly at: Date;
  /** Pseudonym of the person, where the rule counts people. */
  readonly who?: string;
}

/** `integrity_windows`, `_id` as of the flag: the ratings that a rule has seen of a subject. */
export interface IntegrityWindowDoc {
  readonly _id: string;
  readonly rule: SightingRule;
  readonly subject: FlagSubject;
  readonly window: string;
  readonly seen: readonly SeenRating[];
  /** MongoDB then takes it away; the flag stays. */
  readonly forgetAt: Date;
}

/** By partition number as text. */
export type IntegrityPins = Readonly<
  Record<string, { readonly epoch: number; readonly next: number }>
>;

/** `meta`, `_id` = 'integrity': how far the ledger was looked at, and who looks. */
export interface IntegrityCursorDoc {
  readonly _id: 'integrity';
  readonly owner?: string;
  readonly until?: Date;
  /** How far the ratings were looked at. */
  readonly pins?: IntegrityPins;
  /** When the shares were judged last, and how far the ledger had come by then. */
  readonly sharesAt?: Date;
  readonly sharesPins?: IntegrityPins;
}
