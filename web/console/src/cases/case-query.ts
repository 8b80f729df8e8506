import { CASE_STATES } from '#shared/domain/case.js';
import { DUE_STATE_NAMES, DUE_STATES } from '#shared/domain/casework/case-clock.js';
import { CASE_KINDS } from '#shared/domain/casework/case-kinds.js';
import { STATE_PLACES } from '#shared/domain/casework/case-stage.js';
import type { Query } from '../api/http';

/** What narrows the list of cases, as it stands in the address; empty: everything. */
export type CaseFilters = Readonly<
  Record<'tab' | 'state' | 'kind' | 'due' | 'area' | 'unit' | 'number' | 'from' | 'to', string>
>;

/** Ready selections of the list. */
export const CASE_TABS = ['mine', 'open', 'soon', 'late', 'closed', 'all'] as const;
export type CaseTab = (typeof CASE_TABS)[number];
export const TAB_NAMES: Readonly<Record<CaseTab, string>> = {
  mine: '待我办理',
  open: '在办',
  soon: '即将到期',
  late: '已超期',
  closed: '已办结',
  all: '全部',
};

export const NO_FILTERS: CaseFilters = {
  tab: 'mine',
  state: '',
  kind: '',
  due: '',
  area: '',
  unit: '',
  number: '',
  from: '',
  to: '',
};

/** A selection by its name in the address; everything where there is none of this name. */
export const tabOf = (name: string): CaseTab => CASE_TABS.find((tab) => tab === name) ?? 'all';

const OPEN_STATES = CASE_STATES.filter((state) => state !== 'closed');

/** The question that a selection and the filters ask; what is chosen by hand goes before the tab. */
export function caseQuery({ tab, ...filters }: CaseFilters): Query {
  const { state, kind, due, area, unit, number, from, to } = filters;
  return {
    state: state === '' ? statesOf(tab) : state,
    due: due === '' ? dueOf(tab) : due,
    mine: tab === 'mine' ? true : undefined,
    ...{ kind, area, unit, number: number.trim(), openedFrom: from, openedTo: to },
  };
}

function statesOf(tab: string): readonly string[] | string | undefined {
  if (tab === 'open') return OPEN_STATES;
  return tab === 'closed' ? 'closed' : undefined;
}

function dueOf(tab: string): string | undefined {
  if (tab === 'soon') return 'due-soon';
  return tab === 'late' ? 'late' : undefined;
}

export const STATE_OPTIONS = CASE_STATES.map((value) => ({
  value,
  label: STATE_PLACES[value].name,
}));
export const KIND_OPTIONS = Object.entries(CASE_KINDS).map(([value, { name }]) => ({
  value,
  label: name,
}));
export const DUE_OPTIONS = DUE_STATES.map((value) => ({ value, label: DUE_STATE_NAMES[value] }));
