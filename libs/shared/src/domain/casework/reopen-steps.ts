import { nextRound, type CaseFile } from './case-file.js';
import { isOfRatedUnit } from './case-relation.js';
import { objectableRatings, objection } from './case-rulings.js';
import { refuse, type Move, type Step, type StepOf } from './case-step.js';
import { unclosed, undone } from './case-ways.js';

/** 重新打开: by a bad follow-up, the citizen's objection, or a rectification that was none. */
export const reopen: StepOf<'reopen'> = (step) => {
  const { file, fields, actor, relations, context } = step;
  switch (fields.cause) {
    case 'follow-up':
      if (!relations.has('system')) return refuse('not-allowed');
      return file.state === 'closed' ? anew(file) : refuse('wrong-state');
    case 'objection':
      return objected(step);
    case 'falsified':
      if (!relations.has('officer')) return refuse('not-allowed');
      if (context.lineage.length > 1 && isOfRatedUnit(actor, file)) {
        return refuse('of-the-rated-unit');
      }
      return file.state === 'closed' ? falsified(file) : refuse('wrong-state');
  }
};

function objected({ file, fields, actor, context }: Step<'reopen'>): ReturnType<StepOf<'reopen'>> {
  const objectable = objectableRatings(file);
  const ratings = fields.ratings ?? objectable;
  if (ratings.length === 0) return refuse('nothing-excluded');
  if (ratings.some((rating) => !objectable.includes(rating))) {
    return refuse('nothing-excluded', 'ratings');
  }
  return {
    to: 're-examining',
    changes: {
      motion: objection(file, ratings, actor.id, context.at),
      ...(file.state === 'closed' ? openedAgain(file) : {}),
    },
    notices: [{ name: 'objected', to: ['officers', 'superior'] }],
  };
}

function falsified(file: CaseFile): ReturnType<StepOf<'reopen'>> {
  if (file.finding !== 'upheld') return refuse('not-upheld');
  return {
    to: 'rectifying',
    changes: {
      ...openedAgain(file),
      falsified: true,
      marks: undone(file.marks),
      revisits: { attempts: 0, unsatisfied: file.revisits.unsatisfied },
    },
    notices: [{ name: 'falsified', to: ['unit', 'officers', 'superior'] }],
  };
}

/** Opened again without a new round: what was found still stands. */
const openedAgain = (file: CaseFile): Partial<CaseFile> => ({
  reopenings: file.reopenings + 1,
  round: file.round + 1,
  marks: unclosed(file.marks),
});

/** A new round: of what was before only the rulings stay. */
export function anew(file: CaseFile): Move {
  const { state, ...changes } = nextRound({ ...file, reopenings: file.reopenings + 1 });
  return { to: state, changes, notices: [{ name: 'reopened', to: ['officers'] }] };
}
