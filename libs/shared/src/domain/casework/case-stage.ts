import type { CaseState } from '../case.js';

/** Stretches of the loop that have a clock of their own. */
export const STAGES = [
  'assign',
  'receive',
  'handle',
  'decide',
  'answer',
  'review',
  'revisit',
  'close',
] as const;
export type Stage = (typeof STAGES)[number];

/** Whose turn it is. */
export type Turn = 'officers' | 'unit' | 'nobody';

interface StatePlace {
  readonly name: string;
  /** Absent once the case is closed. */
  readonly stage?: Stage;
  readonly turn: Turn;
}

/** What each state is called, whose turn it is in it, and which clock runs. */
export const STATE_PLACES: Readonly<Record<CaseState, StatePlace>> = {
  'awaiting-assignment': { name: '待转办', stage: 'assign', turn: 'officers' },
  'awaiting-receipt': { name: '待签收', stage: 'receive', turn: 'unit' },
  verifying: { name: '核实中', stage: 'handle', turn: 'unit' },
  rectifying: { name: '整改中', stage: 'handle', turn: 'unit' },
  rectified: { name: '已整改', stage: 'handle', turn: 'unit' },
  explaining: { name: '待解释说明', stage: 'handle', turn: 'unit' },
  explained: { name: '已解释说明', stage: 'handle', turn: 'unit' },
  proposing: { name: '待提出认定', stage: 'handle', turn: 'unit' },
  'awaiting-decision': { name: '待认定', stage: 'decide', turn: 'officers' },
  're-examining': { name: '复核中', stage: 'decide', turn: 'officers' },
  decided: { name: '已认定', stage: 'answer', turn: 'officers' },
  'awaiting-review': { name: '待审核', stage: 'review', turn: 'officers' },
  revisiting: { name: '回访中', stage: 'revisit', turn: 'officers' },
  answered: { name: '已反馈', stage: 'close', turn: 'officers' },
  closed: { name: '已办结', turn: 'nobody' },
};

/** The stage of a state; undefined once closed. */
export const stageOf = (state: CaseState): Stage | undefined => STATE_PLACES[state].stage;

/** Whose turn it is in a state. */
export const turnOf = (state: CaseState): Turn => STATE_PLACES[state].turn;
