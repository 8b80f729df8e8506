import { chinaIso, MINUTE_MS } from '../events/calendar.js';
import { setting, type Fault } from './fault.js';

/** A valid code of a department that does not exist. */
const NO_DEPARTMENT = '91350100M000100Y43';

/** Well-shaped events that say what cannot be: times, tags, registry, grants. */
export const MEANING_FAULTS: readonly Fault[] = [
  setting('rating', 'assessTime', 'time-too-early', '2018-12-31T23:59:59+08:00'),
  setting('service', 'serviceTime', 'time-too-early', '1999-01-01T08:00:00+08:00'),
  {
    name: 'assessTime time-in-future',
    of: 'rating',
    field: 'assessTime',
    code: 'time-in-future',
    spoil: (body, { now }) => {
      // Far ahead: the run may lag behind its own clock.
      body['assessTime'] = chinaIso(now + 30 * 24 * 60 * MINUTE_MS);
    },
  },
  {
    name: 'evalDetail tag-of-other-level',
    of: 'rating',
    field: 'evalDetail',
    code: 'tag-of-other-level',
    spoil: (body) => {
      body['evalDetail'] = [body['satisfaction'] === 5 ? '207' : '510'];
    },
  },
  {
    name: 'evalDetail retired-tag',
    of: 'rating',
    field: 'evalDetail',
    code: 'retired-tag',
    spoil: (body) => {
      body['satisfaction'] = 5;
      body['evalDetail'] = ['501'];
    },
  },
  setting('rating', 'evalDetail', 'unknown-tag', ['999']),
  setting('both', 'areaCode', 'unknown-area', '369999'),
  setting('both', 'deptCode', 'unknown-department', NO_DEPARTMENT),
  setting('both', 'taskCode', 'unknown-item', `${NO_DEPARTMENT}4000100100000`),
  setting('both', 'pointCode', 'unknown-point', '360000-W999'),
  setting('both', 'space', 'space-not-granted', 'no-such-space'),
  {
    name: 'areaCode area-mismatch',
    of: 'both',
    field: 'areaCode',
    code: 'area-mismatch',
    spoil: (body, { other }) => {
      body['areaCode'] = other.dept.areaCode;
    },
  },
  {
    name: 'taskCode item-mismatch',
    of: 'both',
    field: 'taskCode',
    code: 'item-mismatch',
    spoil: (body, { other }) => {
      body['taskCode'] = other.items[0]?.taskCode;
    },
  },
  {
    name: 'pointCode point-mismatch',
    of: 'both',
    field: 'pointCode',
    code: 'point-mismatch',
    spoil: (body, { other }) => {
      body['pointCode'] = other.windows[0]?.pointCode;
    },
  },
  {
    name: 'deptCode department-not-granted',
    of: 'both',
    field: 'deptCode',
    code: 'department-not-granted',
    onlyThisSource: true,
    spoil: (body, { other }) => {
      body['areaCode'] = other.dept.areaCode;
      body['deptCode'] = other.dept.code;
      body['taskCode'] = other.items[0]?.taskCode;
      Reflect.deleteProperty(body, 'pointCode');
    },
  },
];
