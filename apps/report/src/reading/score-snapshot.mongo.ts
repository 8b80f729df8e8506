import type { Period } from '#shared/domain/period.js';
import { readBreakdown } from './breakdown.mongo.js';
import { readCuts } from './cuts.mongo.js';
import type { DepartmentKeeper } from './department-keeper.mongo.js';
import { readDepartments } from './departments.mongo.js';
import type { Day } from '#shared/domain/china-time.js';
import type { Heard } from '#shared/domain/coverage/last-heard.js';
import type { Evaluation } from '#shared/domain/scorecard/evaluation.js';
import { readEvaluations } from './evaluations.mongo.js';
import { readLastArrival } from './last-arrival.mongo.js';
import { readFirstMonth, readHeard } from './last-heard.mongo.js';
import type { LoopCase } from './loop-case.js';
import { readCaseVersion, readLoopCases } from './loop-cases.mongo.js';
import type {
  Breakdown,
  CaseSelection,
  CutKind,
  Departments,
  HeardPart,
  HeardQuestion,
  Position,
  ScoreSnapshot,
  Span,
  SubjectKind,
  SubjectPart,
} from './score-reader.port.js';
import type { SnapshotContext } from './snapshot-context.mongo.js';
import { readSubjects } from './subjects.mongo.js';
import type { Tallies } from './tally.js';

/** One moment of the score documents. */
export class MongoScoreSnapshot implements ScoreSnapshot {
  constructor(
    private readonly context: SnapshotContext,
    readonly position: Position,
    private readonly keeper: DepartmentKeeper,
  ) {}

  departments(spans: readonly Span[], of: Departments): Promise<Tallies[]> {
    return of === 'all'
      ? this.keeper.read(this.context, spans)
      : readDepartments(this.context, spans, of);
  }

  subjects(
    kind: SubjectKind,
    spans: readonly Span[],
    of: Departments,
    each: (part: SubjectPart) => void,
  ): Promise<void> {
    return readSubjects(this.context, kind, spans, of, each);
  }

  cuts(kind: CutKind, spans: readonly Span[], of: Departments): Promise<Tallies[]> {
    return readCuts(this.context, kind, spans, of);
  }

  breakdown(period: Period, of: Departments): Promise<Breakdown> {
    return readBreakdown(this.context, period, of);
  }

  heard(question: HeardQuestion, each: (part: HeardPart) => void): Promise<void> {
    return readHeard(this.context, question, each);
  }

  firstMonth(): Promise<string | undefined> {
    return readFirstMonth(this.context);
  }

  lastArrival(source: string, what: Heard, period?: Period): Promise<Day | undefined> {
    return readLastArrival(this.context, source, what, period);
  }

  loopCases(selection: CaseSelection): AsyncIterable<readonly LoopCase[]> {
    return readLoopCases(this.context.collections, this.context.session, selection);
  }

  evaluations(period: string): Promise<readonly Evaluation[]> {
    return readEvaluations(this.context, period);
  }

  caseVersion(): Promise<string> {
    return readCaseVersion(this.context.db, this.context.session);
  }
}
