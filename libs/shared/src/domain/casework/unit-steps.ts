import { caseKind } from './case-kinds.js';
import type { CaseFile } from './case-file.js';
import { afterAnswer } from './case-ways.js';
import { proposableRatings } from './case-rulings.js';
import { refuse, type StepOf } from './case-step.js';
import { asksExclusion, type Finding } from './finding.js';

/** 签收. */
export const receive: StepOf<'receive'> = ({ file, context }) => ({
  to: 'verifying',
  changes: { marks: { ...file.marks, received: context.at } },
});

/** 退回: another unit is to be found. */
export const returnCase: StepOf<'return'> = ({ file }) => ({
  to: 'awaiting-assignment',
  changes: { unit: undefined, returns: file.returns + 1 },
  notices: [{ name: 'returned', to: ['officers'] }],
});

/** 核实: the finding says which way the case goes. */
export const verify: StepOf<'verify'> = ({ file, fields: { finding }, context }) => {
  const kind = caseKind(file.kind);
  if (kind.findings[finding] === undefined) return refuse('finding-not-of-kind', 'finding');
  const excluding = kind.rated && asksExclusion(finding);
  if (excluding && proposableRatings(file).length === 0) {
    return refuse('already-decided', 'finding');
  }
  return {
    to: excluding ? 'proposing' : wayOf(finding),
    changes: {
      finding,
      considered: file.ratings,
      marks: { ...file.marks, verified: context.at },
    },
    publicStep: 'case-verified',
  };
};

const wayOf = (finding: Finding): CaseFile['state'] =>
  finding === 'upheld' ? 'rectifying' : 'explaining';

/** 整改. */
export const rectify: StepOf<'rectify'> = ({ file, context }) => ({
  to: 'rectified',
  changes: { marks: { ...file.marks, rectified: context.at } },
  publicStep: 'case-rectified',
});

/** 解释说明. */
export const explain: StepOf<'explain'> = ({ file, context }) => ({
  to: 'explained',
  changes: { marks: { ...file.marks, explained: context.at } },
  publicStep: 'case-explained',
});

/** 反馈: the unit tells the person what was done; of what was decided, the officers tell. */
export const answer: StepOf<'answer'> = ({ file, context }) => ({
  to: afterAnswer(file, context.rules),
  changes: { marks: { ...file.marks, answered: context.at } },
  publicStep: 'case-answered',
});

/** 申请: of time, of a pause, of being taken for complex; officers grant it or decline. */
export const ask: StepOf<'ask'> = ({ fields: { what, days } }) =>
  what === 'extension' && days === undefined
    ? refuse('missing', 'days')
    : { changes: { asked: what }, notices: [{ name: 'asked', to: ['officers'] }] };
