import { ratio } from '../indicators.js';
import type { WorkCalendar } from '../working-days.js';
import { readClock, rectifiedInTime } from './case-clock.js';
import { excludedRatings, type CaseFile, type Marks, type Revisits } from './case-file.js';

/** What of a case the indicators are made of. */
export interface LoopFile extends Pick<
  CaseFile,
  'state' | 'finding' | 'realName' | 'rulings' | 'clock'
> {
  readonly marks: Pick<Marks, 'verified' | 'rectified' | 'answered'>;
  readonly revisits: Pick<Revisits, 'outcome'>;
}

/** Counts of the loop over any set of cases; they add up. */
export interface LoopCounts {
  readonly opened: number;
  readonly verified: number;
  readonly upheld: number;
  readonly rectified: number;
  /** Upheld cases whose time for rectifying is known to be kept or over, and those that kept it. */
  readonly rectifiable: number;
  readonly rectifiedInTime: number;
  readonly replied: number;
  readonly closed: number;
  /** Those whose running term is over. */
  readonly late: number;
  /** Ratings that rulings leave out of the scores. */
  readonly excluded: number;
  /** Closed cases of people who gave a name, those who were reached, and those who were content. */
  readonly realNameClosed: number;
  readonly revisited: number;
  readonly satisfied: number;
}

export const NO_COUNTS: LoopCounts = {
  opened: 0,
  verified: 0,
  upheld: 0,
  rectified: 0,
  rectifiable: 0,
  rectifiedInTime: 0,
  replied: 0,
  closed: 0,
  late: 0,
  excluded: 0,
  realNameClosed: 0,
  revisited: 0,
  satisfied: 0,
};

/** The indicators of the loop: fractions between 0 and 1, null where the denominator is 0. */
export interface LoopIndicators {
  /** 差评核实率: verified ÷ opened. */
  readonly verifiedRate: number | null;
  /** 整改率: rectified ÷ upheld; what has no legal basis or is decided not to count is outside. */
  readonly rectifiedRate: number | null;
  /** 按期整改率: rectified in time ÷ upheld and due. */
  readonly rectifiedInTimeRate: number | null;
  /** 差评回复率: replied ÷ opened. */
  readonly repliedRate: number | null;
  /** 实名差评回访率: revisited ÷ real-name ones closed. */
  readonly revisitedRate: number | null;
  /** 回访满意率: satisfied ÷ revisited. */
  readonly satisfiedRate: number | null;
}

const one = (condition: boolean): number => (condition ? 1 : 0);

/**
 * What one case contributes, as it stands at `now` (epoch milliseconds): of a case that was opened
 * again its present round. Time that the calendar cannot tell counts neither for nor against.
 */
export function loopCounts(file: LoopFile, calendar: WorkCalendar, now: number): LoopCounts {
  const { marks, revisits } = file;
  const isUpheld = file.finding === 'upheld';
  const time = isUpheld ? rectifiedInTime(file, calendar, now) : 'not-yet';
  const isClosed = file.state === 'closed';
  const isAsked = isClosed && file.realName;
  const isReached = revisits.outcome === 'satisfied' || revisits.outcome === 'unsatisfied';
  return {
    opened: 1,
    verified: one(marks.verified !== undefined),
    upheld: one(isUpheld),
    rectified: one(isUpheld && marks.rectified !== undefined),
    rectifiable: one(time === 'in-time' || time === 'late'),
    rectifiedInTime: one(time === 'in-time'),
    replied: one(marks.answered !== undefined),
    closed: one(isClosed),
    late: one(!isClosed && readClock(file, calendar, now).dueState === 'late'),
    excluded: excludedRatings(file).size,
    realNameClosed: one(isAsked),
    revisited: one(isAsked && isReached),
    satisfied: one(isAsked && revisits.outcome === 'satisfied'),
  };
}

/** The counts of two sets of cases that have none in common. */
export const addLoopCounts = (a: LoopCounts, b: LoopCounts): LoopCounts => ({
  opened: a.opened + b.opened,
  verified: a.verified + b.verified,
  upheld: a.upheld + b.upheld,
  rectified: a.rectified + b.rectified,
  rectifiable: a.rectifiable + b.rectifiable,
  rectifiedInTime: a.rectifiedInTime + b.rectifiedInTime,
  replied: a.replied + b.replied,
  closed: a.closed + b.closed,
  late: a.late + b.late,
  excluded: a.excluded + b.excluded,
  realNameClosed: a.realNameClosed + b.realNameClosed,
  revisited: a.revisited + b.revisited,
  satisfied: a.satisfied + b.satisfied,
});

/** The indicators of any counts. */
export const loopIndicators = (counts: LoopCounts): LoopIndicators => ({
  verifiedRate: ratio(counts.verified, counts.opened),
  rectifiedRate: ratio(counts.rectified, counts.upheld),
  rectifiedInTimeRate: ratio(counts.rectifiedInTime, counts.rectifiable),
  repliedRate: ratio(counts.replied, counts.opened),
  revisitedRate: ratio(counts.revisited, counts.realNameClosed),
  satisfiedRate: ratio(counts.satisfied, counts.revisited),
});

/**
 * The counts of each group. `groupsOf` names the groups of a case: its department, every area of
 * its lineage, the month in which it was opened, or several of them joined. Those of ratings are
 * computed over the kinds that are `counted`; others are folded by themselves. Cases that come in
 * several pieces are folded `into` what the piece before gave.
 */
export function foldLoop<File extends LoopFile>(
  files: Iterable<File>,
  groupsOf: (file: File) => Iterable<string>,
  calendar: WorkCalendar,
  now: number,
  into = new Map<string, LoopCounts>(),
): Map<string, LoopCounts> {
  for (const file of files) {
    const counts = loopCounts(file, calendar, now);
    for (const group of groupsOf(file)) {
      into.set(group, addLoopCounts(into.get(group) ?? NO_COUNTS, counts));
    }
  }
  return into;
}
