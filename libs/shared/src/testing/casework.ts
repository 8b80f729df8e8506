import {
  advance,
  DEFAULT_RULES,
  openedCase,
  SYSTEM,
  type Actor,
  type Advance,
  type CaseContext,
  type CaseDecision,
  type CaseEffect,
  type CaseFile,
  type Opening,
  type Role,
} from '../domain/casework/casework.js';
import type { WorkCalendar } from '../domain/working-days.js';

/** A county, its city and the province; then a county beside it. Departments are made up. */
export const LINEAGE = ['360829', '360800', '360000'];
export const BESIDE = ['360826', '360800', '360000'];
export const RATED = 'DEPT-RATED';
export const OTHER = 'DEPT-OTHER';

/** Every Monday to Friday of two years, with one holiday and one make-up day. */
export const CALENDAR: WorkCalendar = {
  years: new Set([2026, 2027]),
  holidays: new Set(['2026-06-10']),
  makeUpDays: new Set(['2026-06-13']),
};

/** Monday the 1st of June 2026, nine in the morning in China. */
export const MONDAY = Date.parse('2026-06-01T09:00:00+08:00');
export const HOUR = 3_600_000;

const grantee = (id: string, role: Role, code: string, deptCode?: string): Actor => ({
  id,
  grants: [{ role, scope: { kind: role === 'handler' ? 'department' : 'area', code } }],
  deptCode,
});

/** One of everybody who could want something of a case of `RATED` in the county. */
export const CAST = {
  system: SYSTEM,
  county: grantee('county', 'officer', '360829', 'DEPT-COUNTY-BUREAU'),
  countyToo: grantee('county-too', 'officer', '360829', 'DEPT-COUNTY-BUREAU'),
  city: grantee('city', 'officer', '360800', 'DEPT-CITY-BUREAU'),
  cityToo: grantee('city-too', 'officer', '360800', 'DEPT-CITY-BUREAU'),
  province: grantee('province', 'officer', '360000', 'DEPT-PROVINCE-BUREAU'),
  provinceToo: grantee('province-too', 'officer', '360000', 'DEPT-PROVINCE-BUREAU'),
  provinceThree: grantee('province-three', 'officer', '360000', 'DEPT-PROVINCE-BUREAU'),
  beside: grantee('beside', 'officer', '360826', 'DEPT-BESIDE-BUREAU'),
  insider: grantee('insider', 'officer', '360800', RATED),
  handler: grantee('handler', 'handler', RATED, RATED),
  otherHandler: grantee('other-handler', 'handler', OTHER, OTHER),
  supervisor: grantee('supervisor', 'supervisor', '360000'),
  systemAdmin: grantee('system-admin', 'system-admin', '360000'),
  securityAdmin: grantee('security-admin', 'security-admin', '360000'),
  auditAdmin: grantee('audit-admin', 'audit-admin', '360000'),
} satisfies Record<string, Actor>;
export type CastName = keyof typeof CAST;

const PLACES: Readonly<Record<string, readonly string[]>> = {
  [RATED]: LINEAGE,
  [OTHER]: LINEAGE,
  'DEPT-BESIDE': BESIDE,
};

export const contextAt = (at: number, more: Partial<CaseContext> = {}): CaseContext => ({
  at,
  lineage: LINEAGE,
  rules: DEFAULT_RULES.rating,
  calendar: CALENDAR,
  decisionId: `decision-${at}`,
  placeOf: (code) => PLACES[code],
  personOf: (id) => Object.values(CAST).find((person) => person.id === id),
  ...more,
});

export const freshCase = (more: Partial<Opening> = {}): CaseFile =>
  openedCase(
    {
      id: 'case',
      kind: 'bad-rating',
      areaCode: '360829',
      deptCode: RATED,
      openedAt: MONDAY,
      ratings: ['rating-1'],
      realName: true,
      ...more,
    },
    DEFAULT_RULES.rating,
  );

/** Fields that satisfy the form of each action. */
export const FIELDS = {
  assign: { unit: RATED },
  receive: {},
  return: { reason: '不属于本单位' },
  verify: { finding: 'upheld', words: '情况属实' },
  rectify: { words: '已增设窗口' },
  explain: { words: '没有此项规定' },
  propose: { ground: '按错了' },
  withdraw: { reason: '证据不足' },
  decide: { approve: true, reason: '证据充分' },
  appeal: { ground: '有新的证据' },
  're-examine': { approve: true, reason: '重新核对' },
  answer: { words: '已经办好' },
  review: { accept: true },
  'assign-revisit': { officer: 'county' },
  'hand-over': { officer: 'city' },
  revisit: { outcome: 'satisfied' },
  close: {},
  ask: { what: 'pause', reason: '等待材料' },
  decline: { reason: '理由不足' },
  extend: { days: 3, reason: '需要检测' },
  'mark-complex': { reason: '涉及多个部门' },
  pause: { reason: '等待材料' },
  resume: {},
  supervise: { words: '请抓紧' },
  reopen: { cause: 'objection' },
} as const;

/** One step of a story: who does what, with which fields beside or instead of the usual ones. */
export type Beat = readonly [CastName, keyof typeof FIELDS, Readonly<Record<string, unknown>>?];

export const act = (file: CaseFile, [who, name, fields]: Beat, context: CaseContext): Advance =>
  advance(file, { name, fields: { ...FIELDS[name], ...fields } }, CAST[who], context);

/** Plays steps that must all succeed, one an hour from `from` on. */
export function play(
  start: CaseFile,
  beats: readonly Beat[],
  from = MONDAY,
  more: Partial<CaseContext> = {},
): { file: CaseFile; effects: CaseEffect[] } {
  let file = start;
  const effects: CaseEffect[] = [];
  for (const [i, beat] of beats.entries()) {
    const result = act(file, beat, contextAt(from + i * HOUR, more));
    if ('fault' in result) {
      throw new Error(`${beat[0]} ${beat[1]} in ${file.state}: ${result.fault.code}`);
    }
    file = result.file;
    effects.push(...result.effects);
  }
  return { file, effects };
}

/** Beginnings that many stories have. */
export const TO_VERIFYING: readonly Beat[] = [
  ['system', 'assign'],
  ['handler', 'receive'],
];
export const TO_DECISION: readonly Beat[] = [
  ...TO_VERIFYING,
  ['handler', 'verify', { finding: 'malicious' }],
  ['handler', 'propose'],
];
export const TO_EXCLUDED: readonly Beat[] = [
  ...TO_DECISION,
  ['county', 'decide'],
  ['city', 'decide'],
];
export const TO_CLOSED: readonly Beat[] = [
  ...TO_VERIFYING,
  ['handler', 'verify'],
  ['handler', 'rectify'],
  ['handler', 'answer'],
  ['county', 'review'],
  ['county', 'assign-revisit'],
  ['county', 'revisit'],
  ['county', 'close'],
];

/** Long after every beginning. */
export const LATER = MONDAY + 50 * HOUR;

/** The state a step led to, or the code it was refused with. */
export const outcomeOf = (result: Advance): string =>
  'fault' in result ? result.fault.code : result.file.state;

/** What becomes of one step, taken later. */
export const attempt = (file: CaseFile, beat: Beat): string =>
  outcomeOf(act(file, beat, contextAt(LATER)));

/** A fresh case after some steps. */
export const after = (...beats: Beat[]): CaseFile => play(freshCase(), beats).file;

/** The decisions among effects. */
export const decisionsOf = (effects: readonly CaseEffect[]): CaseDecision[] =>
  effects.flatMap((effect) => (effect.type === 'decision' ? [effect.decision] : []));
