import { CASE_STATES, type CaseState } from '../case.js';
import type { CaseActionName } from './case-actions.js';
import type { Relation } from './case-relation.js';
import { stageOf } from './case-stage.js';

/** From which states an action is possible, and to whom. */
export interface ActionRule {
  readonly from: readonly CaseState[];
  readonly by: readonly Relation[];
  /** Where a state asks for others. */
  readonly byIn?: Readonly<Partial<Record<CaseState, readonly Relation[]>>>;
  /**
   * Whether people of the rated unit are kept out, whatever their role: always, or only where
   * there is a level above whose people can act in their place.
   */
  readonly ratedUnit?: 'never' | 'only-at-the-top';
  /** Whether it can be done while the clock is paused. */
  readonly whilePaused?: true;
}

const OPEN = CASE_STATES.filter((state) => state !== 'closed');
const AT_THE_UNIT: readonly CaseState[] = ['verifying', 'rectifying', 'explaining', 'proposing'];
/** An objection waits until the case is with a unit, and while something is being decided. */
const NO_OBJECTION: readonly CaseState[] = [
  'awaiting-assignment',
  'awaiting-receipt',
  'awaiting-decision',
  're-examining',
];

const unit = (...from: CaseState[]): ActionRule => ({ from, by: ['handler'] });
const judge = (...from: CaseState[]): ActionRule => ({
  from,
  by: ['officer'],
  ratedUnit: 'only-at-the-top',
});

/** The state machine of a case, but for the state after, which `CASE_STEPS` says. */
export const CASE_RULES: Readonly<Record<CaseActionName, ActionRule>> = {
  assign: { from: ['awaiting-assignment'], by: ['system', 'officer'] },
  receive: unit('awaiting-receipt'),
  return: unit('awaiting-receipt', 'verifying'),
  verify: unit('verifying', 'explaining', 'proposing'),
  rectify: unit('rectifying'),
  explain: unit('explaining'),
  propose: unit('proposing'),
  withdraw: unit('awaiting-decision'),
  decide: { from: ['awaiting-decision'], by: ['officer'], ratedUnit: 'never' },
  appeal: unit('verifying'),
  're-examine': { from: ['re-examining'], by: ['officer'], ratedUnit: 'never' },
  answer: {
    from: ['rectified', 'explained', 'decided'],
    by: ['handler'],
    byIn: { decided: ['officer'] },
  },
  review: judge('awaiting-review'),
  'assign-revisit': judge('revisiting'),
  'hand-over': { from: ['revisiting'], by: ['system'], whilePaused: true },
  revisit: judge('revisiting'),
  close: judge('answered'),
  ask: unit(...AT_THE_UNIT),
  decline: { ...judge(...AT_THE_UNIT), whilePaused: true },
  extend: judge(...OPEN.filter((state) => stageOf(state) === 'handle')),
  'mark-complex': judge(...AT_THE_UNIT),
  pause: judge(...AT_THE_UNIT),
  resume: { from: AT_THE_UNIT, by: ['officer', 'handler'], whilePaused: true },
  supervise: { from: OPEN, by: ['officer'], whilePaused: true },
  reopen: {
    from: CASE_STATES.filter((state) => !NO_OBJECTION.includes(state)),
    by: ['system', 'officer'],
    whilePaused: true,
  },
};
