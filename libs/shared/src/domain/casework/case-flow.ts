import type { CaseState } from '../case.js';
import type { Actor } from './access-policy.js';
import {
  CASE_ACTION_NAMES,
  CASE_ACTIONS,
  isCaseAction,
  type ActionRequest,
  type CaseActionName,
} from './case-actions.js';
import type { CaseEffect } from './case-effect.js';
import type { CaseFault } from './case-fault.js';
import { nextRound, type CaseFile } from './case-file.js';
import { assignedKey, noticeTo } from './case-notice.js';
import type { CaseRules } from './case-policy.js';
import { READINESS } from './case-readiness.js';
import { isOfRatedUnit, relationsOf, type Relation } from './case-relation.js';
import { CASE_RULES } from './case-rules.js';
import { stageOf } from './case-stage.js';
import { refuse, type CaseContext, type Move, type StepOf } from './case-step.js';
import { isPaused } from './case-term.js';
import { enterStage, leaveStage, type CaseClock } from './case-terms.js';
import * as clockSteps from './clock-steps.js';
import { formFault } from './form.js';
import * as motionSteps from './motion-steps.js';
import * as officerSteps from './officer-steps.js';
import { reopen } from './reopen-steps.js';
import * as unitSteps from './unit-steps.js';

/** What each action does. */
const CASE_STEPS: { readonly [N in CaseActionName]: StepOf<N> } = {
  assign: officerSteps.assign,
  receive: unitSteps.receive,
  return: unitSteps.returnCase,
  verify: unitSteps.verify,
  rectify: unitSteps.rectify,
  explain: unitSteps.explain,
  propose: motionSteps.propose,
  withdraw: motionSteps.withdraw,
  decide: motionSteps.decide,
  appeal: motionSteps.appeal,
  're-examine': motionSteps.decide,
  answer: unitSteps.answer,
  review: officerSteps.review,
  'assign-revisit': officerSteps.assignRevisit,
  'hand-over': officerSteps.handOver,
  revisit: officerSteps.revisit,
  close: officerSteps.close,
  ask: unitSteps.ask,
  decline: clockSteps.decline,
  extend: clockSteps.extend,
  'mark-complex': clockSteps.markComplex,
  pause: clockSteps.pause,
  resume: clockSteps.resume,
  supervise: officerSteps.supervise,
  reopen,
};

/** The case after a step, with all that the step starts; or why it was refused. */
export type Advance =
  | { readonly file: CaseFile; readonly effects: readonly CaseEffect[] }
  | { readonly fault: CaseFault };

/**
 * Does one action on a case. Never throws, and changes nothing that it was given. The first fault
 * is told in this order: who (`not-allowed`, `of-the-rated-unit`), when (`wrong-state`, `paused`),
 * what `READINESS` asks, what the form asks, and what the step itself does.
 */
export function advance(
  before: CaseFile,
  request: ActionRequest,
  actor: Actor,
  context: CaseContext,
): Advance {
  const { name, fields } = request;
  if (!isCaseAction(name)) return refuse('unknown-action');
  const file = caughtUp(before, context.at, context.rules);
  const fault =
    actionFault(file, name, actor, context) ?? formFault(CASE_ACTIONS[name].form, fields);
  if (fault !== undefined) return { fault };
  const relations = relationsOf(actor, file, context.lineage);
  // The form was found right for this very action; the compiler cannot follow the table.
  const step = CASE_STEPS[name] as StepOf<CaseActionName>;
  const move = step({ file, fields, actor, relations, context });
  return 'fault' in move ? move : arrive(file, name, move, request, actor, context);
}

/** Why an action is not for this actor now, whatever its fields; undefined if it is. */
export function actionFault(
  file: CaseFile,
  name: CaseActionName,
  actor: Actor,
  { lineage, rules }: Pick<CaseContext, 'lineage' | 'rules'>,
): CaseFault | undefined {
  const rule = CASE_RULES[name];
  const relations = relationsOf(actor, file, lineage);
  const by: readonly Relation[] = rule.byIn?.[file.state] ?? rule.by;
  if (!by.some((relation) => relations.has(relation))) return { code: 'not-allowed' };
  const isKeptOut =
    rule.ratedUnit === 'never' || (rule.ratedUnit === 'only-at-the-top' && lineage.length > 1);
  if (isKeptOut && isOfRatedUnit(actor, file)) return { code: 'of-the-rated-unit' };
  if (!rule.from.includes(file.state)) return { code: 'wrong-state' };
  const { term } = file.clock;
  if (term !== undefined && isPaused(term) && rule.whilePaused !== true) return { code: 'paused' };
  const code = READINESS[name]?.(file, actor, rules);
  return code === undefined ? undefined : { code };
}

/** What the actor can do with the case now: the buttons of its page. */
export const actionsFor = (
  file: CaseFile,
  actor: Actor,
  context: Pick<CaseContext, 'lineage' | 'rules'>,
): CaseActionName[] =>
  CASE_ACTION_NAMES.filter((name) => actionFault(file, name, actor, context) === undefined);

/**
 * The case as it is once the loop has taken note that the aggregator opened it again, which sets
 * only `state` and `reopenings`: a new round, and a clock that begins at `at`.
 */
export function caughtUp(file: CaseFile, at: number, rules: CaseRules): CaseFile {
  if (file.reopenings <= file.round) return file;
  const anew = nextRound(file);
  return { ...anew, clock: clockIn(anew.state, file.clock, at, anew, rules) };
}

function arrive(
  before: CaseFile,
  action: CaseActionName,
  move: Move,
  { fields }: ActionRequest,
  actor: Actor,
  context: CaseContext,
): Advance {
  const { at, rules } = context;
  const to = move.to ?? before.state;
  const changed: CaseFile = {
    ...before,
    ...move.changes,
    state: to,
    revision: before.revision + 1,
  };
  const isNewStage = stageOf(to) !== stageOf(before.state) || changed.round > before.round;
  const file = {
    ...changed,
    asked: to === before.state ? changed.asked : undefined,
    clock: isNewStage ? clockIn(to, changed.clock, at, changed, rules) : changed.clock,
  };
  const { revision } = file;
  const effects: CaseEffect[] = [
    {
      type: 'history',
      entry: { revision, action, by: actor.id, at, from: before.state, to, fields },
    },
    ...(move.decisions ?? []).map((decision) => ({ type: 'decision' as const, decision })),
    ...(move.notices ?? []).map(({ name, to: recipients }) => ({
      type: 'notice' as const,
      notice: { name, to: recipients, key: `step-${revision}/${name}` },
    })),
  ];
  const { term } = file.clock;
  if (isNewStage && term?.startedAt === at) {
    const notice = { name: 'assigned' as const, to: noticeTo(to), key: assignedKey(term) };
    effects.push({ type: 'notice', notice });
  }
  if (move.publicStep !== undefined) {
    effects.push({ type: 'public-step', name: move.publicStep, at });
  }
  return { file, effects };
}

function clockIn(
  state: CaseState,
  clock: CaseClock,
  at: number,
  { complex }: Pick<CaseFile, 'complex'>,
  rules: CaseRules,
): CaseClock {
  const stage = stageOf(state);
  if (stage === undefined) return leaveStage(clock, at);
  const limit = stage === 'handle' && complex ? rules.complexLimit : rules.limits[stage];
  return enterStage(clock, stage, at, limit);
}
