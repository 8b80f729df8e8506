import type { CaseFile } from './case-file.js';
import { refuse, type CaseContext, type StepOf } from './case-step.js';
import { endOf, type Term } from './case-term.js';
import { beginPause, endPause } from './case-terms.js';

/** 延期: as often and as long as the rules allow, and not once it is late. */
export const extend: StepOf<'extend'> = ({ file, fields: { days }, context }) => {
  const { term } = file.clock;
  if (term === undefined) return refuse('wrong-state');
  if (isLate(term, context)) return refuse('already-late');
  if (term.extension + days > context.rules.extensionDays) return refuse('too-many-days', 'days');
  const extended = { ...term, extension: term.extension + days, extensions: term.extensions + 1 };
  return {
    changes: { ...withTerm(file, extended), asked: undefined },
    notices: [{ name: 'extended', to: ['unit'] }],
  };
};

/** 标记复杂: the longer limit, from the same beginning. */
export const markComplex: StepOf<'mark-complex'> = ({ file, context }) => {
  const { term } = file.clock;
  if (term === undefined) return refuse('wrong-state');
  if (isLate(term, context)) return refuse('already-late');
  return {
    changes: {
      ...withTerm(file, { ...term, limit: context.rules.complexLimit }),
      complex: true,
      asked: undefined,
    },
    notices: [{ name: 'marked-complex', to: ['unit'] }],
  };
};

/** 暂停: what waits for others does not count, until it is resumed. */
export const pause: StepOf<'pause'> = ({ file, context }) => {
  const { term } = file.clock;
  if (term === undefined) return refuse('wrong-state');
  return {
    changes: { ...withTerm(file, beginPause(term, context.at)), asked: undefined },
    notices: [{ name: 'paused', to: ['unit'] }],
  };
};

/** 恢复. */
export const resume: StepOf<'resume'> = ({ file, context }) => {
  const { term } = file.clock;
  if (term === undefined) return refuse('wrong-state');
  return {
    changes: withTerm(file, endPause(term, context.at)),
    notices: [{ name: 'resumed', to: ['unit', 'officers'] }],
  };
};

/** 不同意申请. */
export const decline: StepOf<'decline'> = () => ({
  changes: { asked: undefined },
  notices: [{ name: 'declined', to: ['unit'] }],
});

const withTerm = (file: CaseFile, term: Term): Pick<CaseFile, 'clock'> => ({
  clock: { ...file.clock, term },
});

function isLate(term: Term, { calendar, at }: CaseContext): boolean {
  const end = endOf(term, calendar);
  return typeof end === 'number' && at >= end;
}
