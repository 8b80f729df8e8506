import type { Path } from './path.js';
import type { MappedKind, Target } from './target.js';
import type { TimeFormat } from './time-format.js';

/** Encodings of a body, by the names of `TextDecoder`. */
export const ENCODINGS = ['utf-8', 'gbk', 'gb18030'] as const;
export const FORMS = ['json', 'ndjson', 'form'] as const;

/** How the bytes of a source's request are read. */
export interface BodyForm {
  readonly encoding: (typeof ENCODINGS)[number];
  readonly form: (typeof FORMS)[number];
  /** Fields of the body whose text is JSON again. */
  readonly unpack: readonly Path[];
}

/** One stage of the way to the records, a level each: under a name, and to its items if a list. */
export interface Stage {
  /** The whole way, as the map writes it. */
  readonly text: string;
  /** Undefined for the items of what the stage before has led to. */
  readonly key: string | undefined;
  readonly each: boolean;
}

/** A value that a map holds itself; `undefined` leaves the field out. */
export type Constant = string | number | boolean | readonly string[] | undefined;

/** Where a field of the contract comes from, and what is done to it, in this order. */
export interface FieldRule {
  readonly target: Target;
  readonly from: ValueFrom;
  /** Signs, each of which parts a list. */
  readonly split: string | null;
  /** What the value must look like; its first group, if it has one, is the value. */
  readonly match: RegExp | null;
  readonly table: ReadonlyMap<string, Constant> | null;
  readonly times: readonly TimeFormat[];
  readonly blank: Constant;
}

export type ValueFrom =
  | { readonly kind: 'constant'; readonly value: Constant }
  | { readonly kind: 'first'; readonly paths: readonly Path[] }
  | { readonly kind: 'join'; readonly paths: readonly Path[]; readonly joint: string };

/** What a source's field must say for a rule to hold. */
export type Test =
  | { readonly kind: 'one-of'; readonly values: ReadonlySet<string> }
  | { readonly kind: 'none-of'; readonly values: ReadonlySet<string> }
  | { readonly kind: 'same'; readonly as: Path }
  | { readonly kind: 'blank'; readonly is: boolean };

/** Two times of a record, so many minutes apart, give or take some seconds. */
export interface Delay {
  readonly from: FieldRule;
  readonly to: FieldRule;
  readonly minutes: readonly number[];
  readonly within: number;
}

/** Holds when all of it holds. */
export interface RecordRule {
  readonly when: readonly { readonly path: Path; readonly test: Test }[];
  readonly delay: Delay | null;
  /** Fields that get these values in the place of what the source sent. */
  readonly set: ReadonlyMap<string, Constant>;
}

/** What a source's records of one kind mean. */
export interface KindMap {
  readonly kind: MappedKind;
  readonly body: BodyForm;
  readonly records: readonly Stage[];
  readonly unpack: readonly Path[];
  /** Texts that say nothing, such as `null` or `-`. */
  readonly blanks: ReadonlySet<string>;
  /** In the contract's order. */
  readonly fields: readonly FieldRule[];
  readonly ignore: readonly Path[];
  /** Records that are nobody's rating or service. */
  readonly skip: readonly RecordRule[];
  /** Ratings that nobody gave, whatever the source says. */
  readonly distrust: readonly RecordRule[];
}

/** The map of a source: what it sends, by kind. */
export type SourceMap = Readonly<Partial<Record<MappedKind, KindMap>>>;
