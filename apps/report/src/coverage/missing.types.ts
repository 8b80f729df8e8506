import type { Day } from '#shared/domain/china-time.js';
import type { Heard } from '#shared/domain/coverage/last-heard.js';
import type { Period } from '#shared/domain/period.js';
import type { Scope } from '../registry/scope.js';

/** Who can be missing. */
export const MISSING_KINDS = ['department', 'item', 'point', 'source'] as const;
export type MissingKind = (typeof MISSING_KINDS)[number];

export const MISSING_KIND_NAMES: Readonly<Record<MissingKind, string>> = {
  department: '部门',
  item: '事项',
  point: '服务点',
  source: '系统',
};

export const HEARD_NAMES: Readonly<Record<Heard, string>> = { service: '办件', rating: '评价' };

export interface MissingQuery {
  readonly kind: MissingKind;
  /** What is missed: service records, or ratings. */
  readonly what: Heard;
  readonly within: string;
  readonly period: Period;
}

/** An entry of the registry, and where it belongs; a system may be of no department. */
export interface Registered {
  readonly code: string;
  readonly name: string;
  readonly deptCode?: string | undefined;
  readonly deptName?: string | undefined;
  readonly areaCode?: string | undefined;
  readonly areaName?: string | undefined;
}

/** Who is registered and was not heard of in the period. */
export interface MissingEntry extends Registered {
  /** The last day of any time on which what is missed was there; absent: never. */
  readonly last?: Day | undefined;
}

export interface Missing {
  readonly query: MissingQuery;
  readonly scope: Scope;
  readonly generation: number;
  readonly registered: number;
  /** The longest silent first. */
  readonly entries: readonly MissingEntry[];
  /** Where no last day is known none lies after this one; null: there was none ever. */
  readonly lookedBackTo: Day | null;
  /** Days of silence are counted to it. */
  readonly today: Day;
}
