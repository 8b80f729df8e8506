import type { WireKind } from './wire.js';
import { HOME, NEIGHBOUR, rating, service, type Fields } from './events.js';

/** A bad event, and what is answered. */
export interface MalformedEvent {
  readonly kind: WireKind;
  readonly what: string;
  readonly event: unknown;
  readonly code: string;
  readonly field: string;
}

const bad = (kind: WireKind, code: string, field: string, value: unknown): MalformedEvent => ({
  kind,
  what: `${kind}: ${field} = ${shown(value)}`,
  event: (kind === 'rating' ? rating : service)({ [field]: value }),
  code,
  field,
});

const shown = (value: unknown): string =>
  value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 40);
const inMinutes = (n: number): string => new Date(Date.now() + n * 60_000).toISOString();
const whole = (kind: WireKind, what: string, event: unknown, code: string, field: string) => ({
  kind,
  what: `${kind}: ${what}`,
  event,
  code,
  field,
});
const both = (fields: Fields) => rating(fields);

const REQUIRED_OF_RATING = [
  'areaCode',
  'deptCode',
  'taskCode',
  'projectNo',
  'serviceNumber',
  'assessNumber',
  'satisfaction',
  'pf',
  'assessTime',
];
const REQUIRED_OF_SERVICE = ['taskName', 'proStatus', 'serviceTime'];

/** What a sender can do wrong with one event. */
export const MALFORMED: readonly MalformedEvent[] = [
  ...REQUIRED_OF_RATING.map((field) => bad('rating', 'missing', field, undefined)),
  ...REQUIRED_OF_SERVICE.map((field) => bad('service', 'missing', field, undefined)),
  bad('rating', 'missing', 'projectNo', null),
  bad('rating', 'empty', 'projectNo', ''),
  bad('rating', 'empty', 'deptCode', ''),
  bad('service', 'empty', 'taskName', ''),

  bad('rating', 'wrong-type', 'satisfaction', '5'),
  bad('rating', 'wrong-type', 'serviceNumber', 1),
  bad('rating', 'wrong-type', 'assessNumber', true),
  bad('rating', 'wrong-type', 'isDefault', 'true'),
  bad('rating', 'wrong-type', 'isDefault', 1),
  bad('rating', 'wrong-type', 'evalDetail', '510'),
  bad('rating', 'wrong-type', 'userName', null),
  bad('rating', 'wrong-type', 'mobile', 13_800_000_000),
  bad('rating', 'wrong-type', 'writingEvaluation', { kid: 'k', ct: 'AAAA' }),
  bad('service', 'wrong-type', 'revision', '2'),
  bad('service', 'wrong-type', 'withdrawn', 0),

  bad('rating', 'out-of-range', 'satisfaction', 0),
  bad('rating', 'out-of-range', 'satisfaction', 6),
  bad('rating', 'out-of-range', 'pf', 8),
  bad('rating', 'out-of-range', 'assessNumber', 3),
  bad('rating', 'out-of-range', 'handlerSatisfaction', 9),
  bad('rating', 'out-of-range', 'subjectKind', 'person'),
  bad('rating', 'out-of-range', 'userProp', 7),
  bad('service', 'out-of-range', 'proStatus', 4),
  bad('service', 'out-of-range', 'revision', 0),
  bad('service', 'out-of-range', 'promiseKind', 'soon'),
  bad('service', 'wrong-type', 'promiseKind', 1),
  bad('service', 'out-of-range', 'hoursKind', 'night'),
  bad('rating', 'wrong-type', 'satisfaction', 4.5),

  bad('rating', 'bad-format', 'taskCode', 'a.b'),
  bad('rating', 'bad-format', 'pointCode', '$inc'),
  bad('rating', 'bad-format', 'areaCode', '360000\u0000'),
  bad('rating', 'bad-format', 'handlerCode', '张三'),
  bad('rating', 'bad-format', 'evalDetail', ['5 10']),
  bad('rating', 'bad-format', 'assessTime', '2026-11-02 10:00:00'),
  bad('rating', 'bad-format', 'assessTime', '2026-11-02T10:00:00'),
  bad('rating', 'bad-format', 'assessTime', '2026-02-30T10:00:00+08:00'),
  bad('rating', 'bad-format', 'assessTime', 'yesterday'),
  bad('service', 'bad-format', 'resultDate', '20261102'),

  bad('rating', 'too-long', 'projectNo', '办'.repeat(65)),
  bad('rating', 'too-long', 'writingEvaluation', '好'.repeat(1_001)),
  bad('service', 'too-long', 'taskName', '证'.repeat(201)),
  bad('rating', 'duplicate-value', 'evalDetail', ['510', '510']),
  bad('rating', 'not-well-formed', 'projectNo', 'p\ud800'),
  bad('rating', 'not-well-formed', 'serviceNumber', '1\n2'),
  bad('rating', 'not-well-formed', 'writingEvaluation', 'good\u0000'),
  bad('rating', 'not-well-formed', 'userName', '张\u0007三'),

  bad('rating', 'time-too-early', 'assessTime', '2018-12-31T23:59:59+08:00'),
  bad('rating', 'time-in-future', 'assessTime', inMinutes(60)),
  bad('service', 'time-in-future', 'serviceTime', inMinutes(60)),
  bad('service', 'time-in-future', 'acceptDate', inMinutes(60)),
  bad('service', 'time-too-early', 'promiseTime', '2001-01-01T00:00:00Z'),

  bad('rating', 'unknown-field', 'satisfied', 5),
  bad('rating', 'unknown-field', 'door', 'direct'),
  bad('rating', 'unknown-field', 'visit', true),
  bad('rating', 'unknown-field', 'certKeyHash', '0'.repeat(64)),
  bad('service', 'unknown-field', 'satisfaction', 5),

  bad('rating', 'unknown-area', 'areaCode', '999999'),
  bad('rating', 'area-mismatch', 'areaCode', '360100'),
  bad('rating', 'unknown-department', 'deptCode', '11360000000000000X'),
  bad('rating', 'unknown-item', 'taskCode', 'T-unknown'),
  bad('rating', 'item-mismatch', 'taskCode', NEIGHBOUR?.items[0]),
  bad('rating', 'unknown-point', 'pointCode', 'P-unknown'),
  bad('service', 'point-mismatch', 'pointCode', NEIGHBOUR?.points[0]),
  bad('rating', 'space-not-granted', 'space', 'GUEST'),
  bad('rating', 'space-not-granted', 'space', 'visit'),
  bad('service', 'space-not-granted', 'space', 'visit'),

  bad('rating', 'unknown-tag', 'evalDetail', ['510', '000']),
  bad('rating', 'tag-of-other-level', 'evalDetail', ['510', '108']),
  bad('rating', 'retired-tag', 'evalDetail', ['501']),

  whole('rating', 'a number', 5, 'not-an-object', ''),
  whole('rating', 'nothing', null, 'not-an-object', ''),
  whole('service', 'a list', [service()], 'not-an-object', ''),
  whole('rating', 'no field at all', {}, 'missing', 'areaCode'),
  whole(
    'rating',
    'two faults, the first field first',
    both({ satisfaction: 9, deptCode: undefined }),
    'missing',
    'deptCode',
  ),
  whole(
    'rating',
    'an unknown field beside a fault comes last',
    both({ extra: 1, pf: 0 }),
    'out-of-range',
    'pf',
  ),
  whole(
    'rating',
    'an item of another department beside a late time',
    both({ taskCode: NEIGHBOUR?.items[0], assessTime: inMinutes(60) }),
    'item-mismatch',
    'taskCode',
  ),
  whole(
    'rating',
    'a department of another area',
    both({ deptCode: HOME?.code, areaCode: '360102' }),
    'area-mismatch',
    'areaCode',
  ),
];
