import { covers, type Actor } from './access-policy.js';
import type { CaseFile } from './case-file.js';
import { isOfRatedUnit, relationsOf } from './case-relation.js';
import { objectableRatings, objection } from './case-rulings.js';
import { refuse, type CaseContext, type Move, type StepOf } from './case-step.js';
import { anew } from './reopen-steps.js';
import { afterReview, againAtWork, undone } from './case-ways.js';
import { asksExclusion } from './finding.js';

/** 转办: by the system where it knows the unit of an item, else by an officer within his area. */
export const assign: StepOf<'assign'> = ({ file, fields: { unit }, actor, relations, context }) => {
  const place = context.placeOf(unit);
  if (place === undefined) return refuse('unknown-unit', 'unit');
  const reaches = actor.grants.some(
    ({ role, scope }) =>
      role === 'officer' &&
      covers(scope, { lineage: context.lineage }) &&
      covers(scope, { lineage: place }),
  );
  if (!relations.has('system') && !reaches) return refuse('unit-out-of-reach', 'unit');
  return {
    to: 'awaiting-receipt',
    changes: {
      unit,
      units: file.units.includes(unit) ? file.units : [...file.units, unit],
      marks: { ...file.marks, assigned: context.at },
    },
    publicStep: 'case-assigned',
  };
};

/** 审核: accepts the answer, or sends the case back to what its unit has to do. */
export const review: StepOf<'review'> = ({ file, fields: { accept, reason }, context }) => {
  if (accept) {
    return {
      to: afterReview(file, context.rules),
      changes: { marks: { ...file.marks, reviewed: context.at } },
    };
  }
  if (reason === undefined) return refuse('missing', 'reason');
  return {
    to: againAtWork(file),
    changes: { marks: undone(file.marks) },
    notices: [{ name: 'sent-back', to: ['unit'] }],
  };
};

/** 指派回访: from here on this officer, and nobody else, sees the phone. */
export const assignRevisit: StepOf<'assign-revisit'> = ({ file, fields, context }) => {
  const person = context.personOf(fields.officer);
  if (person === undefined || !mayRevisit(person, file, context)) {
    return refuse('unknown-officer', 'officer');
  }
  return {
    changes: { revisits: { ...file.revisits, officer: person.id } },
    notices: [{ name: 'revisit-assigned', to: ['revisitor'] }],
  };
};

/**
 * 移交回访: whoever has it leaves. Where the next one may not have it, or there is none, the officers
 * of the case are to find somebody.
 */
export const handOver: StepOf<'hand-over'> = ({ file, fields, context }) => {
  const person = fields.officer === undefined ? undefined : context.personOf(fields.officer);
  const next = person !== undefined && mayRevisit(person, file, context) ? person.id : undefined;
  return {
    changes: { revisits: { ...file.revisits, officer: next } },
    notices: [
      next === undefined
        ? { name: 'revisit-freed', to: ['officers'] }
        : { name: 'revisit-assigned', to: ['revisitor'] },
    ],
  };
};

const mayRevisit = (person: Actor, file: CaseFile, { lineage }: CaseContext): boolean =>
  relationsOf(person, file, lineage).has('officer') &&
  (lineage.length === 1 || !isOfRatedUnit(person, file));

/** 回访: who is not satisfied sends the case back, and of an exclusion is taken to object. */
export const revisit: StepOf<'revisit'> = ({ file, fields: { outcome }, actor, context }) => {
  const { revisits } = file;
  if (outcome === 'unsatisfied') return notSatisfied(file, actor, context);
  const attempts = revisits.attempts + 1;
  if (outcome === 'unreached' && attempts < context.rules.revisitAttempts) {
    return { changes: { revisits: { ...revisits, attempts } } };
  }
  return { to: 'answered', changes: { revisits: { ...revisits, attempts, outcome } } };
};

function notSatisfied(file: CaseFile, actor: Actor, { at, rules }: CaseContext): Move {
  const { revisits, finding } = file;
  const tried = { ...revisits, attempts: revisits.attempts + 1 };
  const notices = [{ name: 'not-satisfied', to: ['unit', 'officers'] }] as const;
  const objectable = objectableRatings(file);
  if (finding !== undefined && asksExclusion(finding) && objectable.length > 0) {
    return {
      to: 're-examining',
      changes: {
        revisits: { ...tried, outcome: 'unsatisfied' },
        motion: { ...objection(file, objectable, actor.id, at), otherwise: 'answered' },
      },
      notices: [{ name: 'objected', to: ['officers', 'superior'] }],
    };
  }
  if (finding !== 'upheld' && revisits.unsatisfied >= rules.explainAgain) {
    return { to: 'answered', changes: { revisits: { ...tried, outcome: 'unsatisfied' } } };
  }
  return {
    to: againAtWork(file),
    changes: {
      revisits: { attempts: 0, unsatisfied: revisits.unsatisfied + 1 },
      marks: undone(file.marks),
    },
    notices,
  };
}

/** 办结; but a bad rating that joined after the verification begins the case anew. */
export const close: StepOf<'close'> = ({ file, context }) =>
  file.ratings.every((rating) => file.considered.includes(rating))
    ? {
        to: 'closed',
        changes: { marks: { ...file.marks, closed: context.at } },
        publicStep: 'case-closed',
      }
    : anew(file);

/** 督办. */
export const supervise: StepOf<'supervise'> = ({ file }) => ({
  changes: { supervised: file.supervised + 1 },
  notices: [{ name: 'supervised', to: ['unit', 'officers'] }],
});
