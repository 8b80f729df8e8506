import { missing, setting, type Fault } from './fault.js';

const COMMON_REQUIRED = ['areaCode', 'deptCode', 'taskCode', 'projectNo', 'serviceNumber'];
const LONE_SURROGATE = String.fromCharCode(0xd800);
const BELL = String.fromCharCode(7);

/** Events whose shape is wrong: what the schema refuses. */
export const SHAPE_FAULTS: readonly Fault[] = [
  ...COMMON_REQUIRED.flatMap((field) => [
    missing('both', field),
    setting('both', field, 'empty', ''),
    setting('both', field, 'wrong-type', 5),
  ]),
  ...['assessNumber', 'satisfaction', 'pf', 'assessTime'].map((field) => missing('rating', field)),
  ...['taskName', 'proStatus', 'serviceTime'].map((field) => missing('service', field)),
  setting('both', 'deptCode', 'bad-format', '11.36.01', 'a dot'),
  setting('both', 'taskCode', 'bad-format', 'T 1', 'a blank'),
  setting('both', 'projectNo', 'too-long', '9'.repeat(65)),
  setting('both', 'projectNo', 'not-well-formed', `p${LONE_SURROGATE}`, 'lone surrogate'),
  setting('both', 'projectNo', 'not-well-formed', `p${BELL}1`, 'control character'),
  setting('rating', 'satisfaction', 'out-of-range', 0),
  setting('rating', 'satisfaction', 'out-of-range', 6, 'above'),
  setting('rating', 'satisfaction', 'wrong-type', '5'),
  setting('rating', 'assessNumber', 'out-of-range', 3),
  setting('rating', 'assessNumber', 'wrong-type', '1'),
  setting('rating', 'pf', 'out-of-range', 8),
  setting('rating', 'pf', 'wrong-type', '4'),
  setting('rating', 'assessTime', 'bad-format', '2026-03-12 10:21:33', 'no offset'),
  setting('rating', 'assessTime', 'bad-format', '2026-02-30T10:00:00+08:00', 'no such day'),
  setting('rating', 'assessTime', 'wrong-type', 1_770_000_000_000),
  setting('rating', 'evalDetail', 'wrong-type', '510,517'),
  setting('rating', 'writingEvaluation', 'too-long', '好'.repeat(1_001)),
  setting('rating', 'writingEvaluation', 'not-well-formed', `很好${LONE_SURROGATE}`),
  setting('rating', 'isDefault', 'wrong-type', 'true'),
  setting('rating', 'handlerSatisfaction', 'out-of-range', 0),
  setting('service', 'taskName', 'too-long', '证'.repeat(201)),
  setting('service', 'proStatus', 'out-of-range', 4),
  setting('service', 'revision', 'out-of-range', 0),
  setting('service', 'withdrawn', 'wrong-type', 'yes'),
  setting('service', 'promiseKind', 'out-of-range', 'both'),
  setting('service', 'hoursKind', 'out-of-range', 'night'),
  setting('service', 'acceptDate', 'bad-format', 'yesterday'),
  setting('both', 'subjectKind', 'out-of-range', 'person'),
  setting('both', 'userProp', 'out-of-range', 7),
  setting('both', 'remark', 'unknown-field', '补录'),
  {
    name: 'not an object',
    of: 'both',
    field: '',
    code: 'not-an-object',
    spoil: () => '评价',
  },
];
