import type { PublishedPosition } from '#shared/contract/publication.js';
import type { CaseKindName } from '#shared/domain/casework/casework.js';
import type { Day } from '#shared/domain/china-time.js';
import type { Counts } from '#shared/domain/counts.js';
import type { Heard } from '#shared/domain/coverage/last-heard.js';
import type { Period } from '#shared/domain/period.js';
import type { Evaluation } from '#shared/domain/scorecard/evaluation.js';
import type { LoopCase } from './loop-case.js';
import type { Tallies, Tally } from './tally.js';

/** A period, and those of its days whose rating windows are still open. */
export interface Span {
  readonly period: Period;
  readonly openDays: readonly Day[];
  /** Whether departments' visits are wanted too: a ranking, which is not, need not decode them. */
  readonly visits?: true;
}

/** Whose documents to read: these departments, or whoever sent anything. */
export type Departments = ReadonlySet<string> | 'all';

/** What stands in the score documents below the departments. */
export type SubjectKind = 'item' | 'point';
export type CutKind = 'channel' | 'hours';

/** How far the scores are counted, read before anything else of an answer. */
export interface Position {
  readonly generation: number;
  /** Changes with every batch that the aggregator commits. */
  readonly version: string;
  readonly positions: readonly PublishedPosition[];
  /** What lies before this is counted; null while that is not known. */
  readonly asOf: Date | null;
}

/** What one document adds to one item or point of a department; several may follow. */
export interface SubjectPart extends Tally {
  readonly deptCode: string;
  readonly code: string;
  /** Index of the span it belongs to. */
  readonly span: number;
}

/** Who was heard of in a month `YYYY-MM`: departments themselves, or what stands below them. */
export interface HeardQuestion {
  readonly kind: 'department' | SubjectKind;
  readonly what: Heard;
  readonly month: string;
  readonly of: Departments;
  /** Which items or points to look at; departments are handed over all. */
  readonly wants: (code: string) => boolean;
}

/** The last day of a month on which a department, or one of its items or points, was heard of. */
export interface HeardPart {
  readonly deptCode: string;
  readonly code: string;
  readonly day: Day;
}

/** How departments' ratings of a period came about, summed over the departments. */
export interface Breakdown {
  /** By channel code. */
  readonly channels: Map<string, Counts>;
  /** By hours kind. */
  readonly hours: Map<string, Counts>;
  /** How often each tag was chosen. */
  readonly tags: Map<string, number>;
}

/** Which cases of the closed loop: those opened in a period, of one kind. */
export interface CaseSelection {
  readonly kind: CaseKindName;
  readonly period: Pick<Period, 'first' | 'last'>;
  /** Only those that lie in these very areas. */
  readonly areas?: ReadonlySet<string>;
  /** Only those of this department. */
  readonly department?: string;
}

/** Scores and cases as they stood at one moment: one generation, no batch half counted. */
export interface ScoreSnapshot {
  readonly position: Position;
  /** Departments' tallies, one map for each span. */
  departments(spans: readonly Span[], of: Departments): Promise<Tallies[]>;
  /** Hands over all parts of all items or points. */
  subjects(
    kind: SubjectKind,
    spans: readonly Span[],
    of: Departments,
    each: (part: SubjectPart) => void,
  ): Promise<void>;
  /** Channels or hours kinds summed over the departments, one map for each span. */
  cuts(kind: CutKind, spans: readonly Span[], of: Departments): Promise<Tallies[]>;
  breakdown(period: Period, of: Departments): Promise<Breakdown>;
  /** Hands over who was heard of in a month; an item or a point may come in several parts. */
  heard(question: HeardQuestion, each: (part: HeardPart) => void): Promise<void>;
  /** The earliest month `YYYY-MM` that has counts; undefined while nothing is counted. */
  firstMonth(): Promise<string | undefined>;
  /** The last day on which something of a system arrived, in a period or ever. */
  lastArrival(source: string, what: Heard, period?: Period): Promise<Day | undefined>;
  /** Cases, piece by piece, so that any number of them fits into memory. */
  loopCases(selection: CaseSelection): AsyncIterable<readonly LoopCase[]>;
  /** Scores that others gave for the period of this name. */
  evaluations(period: string): Promise<readonly Evaluation[]>;
  /** Changes with every step that is taken on a case, and with every import of scores. */
  caseVersion(): Promise<string>;
}

/** Reads scores; throws when the database does not answer. */
export interface ScoreReader {
  read<T>(work: (snapshot: ScoreSnapshot) => Promise<T>): Promise<T>;
}
