import type { Stage } from './case-stage.js';
import type { Limit, Term } from './case-term.js';

/** The running term of a case, none once it is closed, and those that ended, in order. */
export interface CaseClock {
  readonly term?: Term | undefined;
  readonly past: readonly Term[];
}

const newTerm = (n: number, stage: Stage, startedAt: number, limit: Limit): Term => ({
  n,
  stage,
  startedAt,
  limit,
  extension: 0,
  extensions: 0,
  pauses: [],
});

/** The clock of a case that begins with its assignment. */
export const firstClock = (at: number, limit: Limit): CaseClock => ({
  term: newTerm(1, 'assign', at, limit),
  past: [],
});

/**
 * The clock as the case enters a stage. Back from a decision or a review the unit's time goes on
 * where it stood: what others took does not count, and what it had used stays used. Any other way
 * into a stage begins a new term.
 */
export function enterStage(clock: CaseClock, stage: Stage, at: number, limit: Limit): CaseClock {
  const last = clock.past.at(-1);
  const isBack = clock.term?.stage === 'decide' || clock.term?.stage === 'review';
  const past = leaveStage(clock, at).past;
  if (stage === 'handle' && isBack && last?.stage === 'handle' && last.endedAt !== undefined) {
    const pauses = [...last.pauses, { from: last.endedAt, to: at }];
    return {
      term: { ...last, pauses, endedAt: undefined },
      past: past.filter(({ n }) => n !== last.n),
    };
  }
  return { term: newTerm(past.length + 1, stage, at, limit), past };
}

/** The clock with its term ended, as it is when the case is closed. */
export const leaveStage = ({ term, past }: CaseClock, at: number): CaseClock => ({
  past: term === undefined ? past : [...past, { ...endPause(term, at), endedAt: at }],
});

/** The term the unit had for verifying and rectifying: the running one, or the last. */
export const handleTerm = ({ term, past }: CaseClock): Term | undefined =>
  term?.stage === 'handle' ? term : past.findLast(({ stage }) => stage === 'handle');

/** The term with a pause begun. */
export const beginPause = (term: Term, at: number): Term => ({
  ...term,
  pauses: [...term.pauses, { from: at }],
});

/** The term with its lasting pause, if there is one, ended. */
export const endPause = (term: Term, at: number): Term => ({
  ...term,
  pauses: term.pauses.map((pause) => (pause.to === undefined ? { ...pause, to: at } : pause)),
});
