import type { Actor } from './access-policy.js';
import type { CaseDecision } from './case-effect.js';
import { excludedRatings, type CaseFile, type Motion, type Ruling } from './case-file.js';
import { isFromAbove } from './case-relation.js';
import { appealableRuling, proposableRatings } from './case-rulings.js';
import { unverified } from './case-ways.js';
import { refuse, type CaseContext, type Move, type StepOf } from './case-step.js';

/** 提出认定: the unit proposes that ratings be excluded; it has no voice in it. */
export const propose: StepOf<'propose'> = ({ file, fields, actor, context }) => {
  const proposable = proposableRatings(file);
  const ratings = fields.ratings ?? proposable;
  if (ratings.some((rating) => !file.ratings.includes(rating))) {
    return refuse('unknown-rating', 'ratings');
  }
  if (ratings.length === 0 || ratings.some((rating) => !proposable.includes(rating))) {
    return refuse('already-decided', 'ratings');
  }
  const motion: Motion = {
    action: 'exclude',
    ratings,
    finding: file.finding,
    again: false,
    raisedBy: actor.id,
    raisedAt: context.at,
    otherwise: 'verifying',
  };
  return {
    to: 'awaiting-decision',
    changes: { motion },
    notices: [{ name: 'proposed', to: ['officers', 'superior'] }],
  };
};

/** 撤回认定: the unit takes its proposal back, as long as it is not decided. */
export const withdraw: StepOf<'withdraw'> = ({ file }) => ({
  to: 'verifying',
  changes: { motion: undefined, finding: undefined, marks: unverified(file.marks) },
});

/** 申诉: the unit appeals against the refusal of its proposal, once. */
export const appeal: StepOf<'appeal'> = ({ file, actor, context }) => {
  const ruling = appealableRuling(file);
  if (ruling === undefined) return refuse('nothing-to-appeal');
  const { action, ratings, finding } = ruling;
  const motion: Motion = {
    action,
    ratings,
    finding,
    again: true,
    raisedBy: actor.id,
    raisedAt: context.at,
    otherwise: 'verifying',
  };
  return {
    to: 're-examining',
    changes: { motion },
    notices: [{ name: 'appealed', to: ['officers', 'superior'] }],
  };
};

/** 认定, 复核: a refusal ends the motion; to approve it takes two, one of them from above. */
export const decide: StepOf<'decide' | 're-examine'> = ({ file, fields, actor, context }) => {
  const { motion } = file;
  if (motion === undefined) return refuse('wrong-state');
  if (!fields.approve) return refused(file, motion, actor, context);
  if (motion.first === undefined) return firstVoice(motion, actor, context);
  const isAbove = motion.first.above || isFromAbove(actor, context.lineage);
  if (!isAbove && context.lineage.length > 1) return refuse('level-above-wanted');
  return approved(file, motion, { first: motion.first.by, actor, context, reason: fields.reason });
};

function firstVoice(motion: Motion, actor: Actor, { at, lineage }: CaseContext): Move {
  const above = isFromAbove(actor, lineage);
  return {
    changes: { motion: { ...motion, first: { by: actor.id, above, at } } },
    notices: [{ name: 'second-voice-wanted', to: above ? ['officers', 'superior'] : ['superior'] }],
  };
}

function refused(file: CaseFile, motion: Motion, actor: Actor, { at }: CaseContext): Move {
  const by = motion.first === undefined ? [actor.id] : [motion.first.by, actor.id];
  const isProposal = motion.action === 'exclude';
  return {
    to: motion.otherwise,
    changes: {
      motion: undefined,
      rulings: [...file.rulings, rulingOf(motion, { approved: false, by, at })],
      ...(isProposal ? { finding: undefined, marks: unverified(file.marks) } : {}),
    },
    notices: [{ name: 'refused', to: isProposal ? ['unit'] : ['officers'] }],
  };
}

interface Approval {
  readonly first: string;
  readonly actor: Actor;
  readonly context: CaseContext;
  readonly reason: string;
}

function approved(file: CaseFile, motion: Motion, approval: Approval): Move {
  const { first, actor, context } = approval;
  const seq = Math.max(file.seq, context.lastSeq ?? 0) + 1;
  const ruling = rulingOf(motion, {
    approved: true,
    by: [first, actor.id],
    at: context.at,
    seq,
  });
  const rulings = [...file.rulings, ruling];
  const excluded = excludedRatings({ rulings });
  const isSettled = file.ratings.every((rating) => excluded.has(rating));
  return {
    to: isSettled ? 'decided' : 'verifying',
    changes: {
      motion: undefined,
      rulings,
      seq,
      ...(isSettled
        ? { finding: motion.finding ?? file.finding }
        : {
            finding: undefined,
            marks: unverified(file.marks),
            revisits: { attempts: 0, unsatisfied: file.revisits.unsatisfied },
          }),
    },
    decisions: decisionsOf(motion, seq, approval),
    notices: [{ name: 'approved', to: ['unit', 'officers'] }],
  };
}

const rulingOf = (
  { action, ratings, finding, again }: Motion,
  result: Pick<Ruling, 'approved' | 'by' | 'at' | 'seq'>,
): Ruling => ({ action, ratings, finding, again, ...result });

const decisionsOf = (
  { action, ratings }: Motion,
  seq: number,
  { first, actor, context, reason }: Approval,
): CaseDecision[] =>
  ratings.map((ratingKey, i) => ({
    id: ratings.length === 1 ? context.decisionId : `${context.decisionId}-${i + 1}`,
    ratingKey,
    action,
    seq,
    reason,
    by: first,
    approvedBy: actor.id,
    decidedAt: context.at,
  }));
