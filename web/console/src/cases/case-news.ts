import type { Change, HistoryStep } from '../api/cases';

/** The steps after a revision. */
export const stepsSince = (
  history: readonly HistoryStep[],
  revision: number,
): readonly HistoryStep[] => history.filter((step) => step.revision > revision);

const isChange = (value: unknown): value is Change =>
  typeof value === 'object' && value !== null && 'actionName' in value && 'at' in value;

/** What others did, as the refusal of a step tells it (`changes`). */
export const changesOf = (more: Readonly<Record<string, unknown>>): readonly Change[] =>
  Array.isArray(more['changes']) ? more['changes'].filter(isChange) : [];

const JUST_NOW_MS = 120_000;

/** `张三 刚刚 签收了本件`; when it is longer ago, with the time of day. */
export function newsWords({ byName, actionName, at }: Change, now: number): string {
  const when = now - Date.parse(at) < JUST_NOW_MS ? '刚刚' : `于 ${at.slice(11, 16)}`;
  return `${byName ?? '他人'} ${when} ${actionName}了本件`;
}
