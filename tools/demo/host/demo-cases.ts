import type { ServiceInput } from '#shared/contract/service-record.js';
import { chinaIso, MINUTE_MS } from '../events/calendar.js';
import { makePerson } from '../events/person.js';
import type { Random } from '../random/random.js';
import type { DemoDepartment, DemoPoint, DemoRegistry } from '../registry/registry.js';
import { spaceOf } from '../registry/sources.js';

/** A finished service of a made-up person, as the portal sends it, and what its page shows. */
export interface DemoCase {
  readonly service: ServiceInput;
  readonly department: string;
}

export interface DemoCases {
  /** Services that the page lists, each with its own invitation. */
  readonly listed: readonly DemoCase[];
  /** The window whose sign the page shows. */
  readonly point: DemoPoint;
  /** A service given at the window, to be found by its number and the phone's last four digits. */
  readonly atWindow: DemoCase;
  readonly mobileLast4: string;
  /** Another one, whose queue slip carries a code. */
  readonly withSlip: DemoCase;
}

const CITY = '360100';
const LINES = ['人社', '公安', '医保', '市场监管', '民政', '税务'];
const APART_MINUTES = 47;

/**
 * Makes up a handful of services that departments of 南昌 have just finished. `run` tells their
 * numbers from those of another handful: letters and digits.
 */
export function makeDemoCases(
  registry: DemoRegistry,
  random: Random,
  run: string,
  now: number,
): DemoCases {
  const departments = LINES.map((line) => departmentOf(registry, line));
  const [first] = departments;
  const point = registry.points.find((one) => one.deptCode === first?.code);
  if (first === undefined || point === undefined) throw new TypeError('a line without a window');
  let n = 0;
  const makeCase = (department: DemoDepartment, at?: DemoPoint): DemoCase => {
    n += 1;
    return {
      service: finished(registry, random, { department, run, n, now, at }),
      department: department.name,
    };
  };
  const listed = departments.map((department) => makeCase(department));
  const atWindow = makeCase(first, point);
  return {
    listed,
    point,
    atWindow,
    mobileLast4: (atWindow.service.mobile ?? '').slice(-4),
    withSlip: makeCase(first, point),
  };
}

function departmentOf(registry: DemoRegistry, line: string): DemoDepartment {
  const found = registry.departments.find((one) => one.areaCode === CITY && one.line === line);
  if (found === undefined) throw new TypeError(`no department of the line ${line}`);
  return found;
}

interface Occasion {
  readonly department: DemoDepartment;
  readonly run: string;
  readonly n: number;
  readonly now: number;
  readonly at: DemoPoint | undefined;
}

function finished(registry: DemoRegistry, random: Random, occasion: Occasion): ServiceInput {
  const { department, run, n, now, at } = occasion;
  const item = random.pick(registry.items.filter((one) => one.deptCode === department.code));
  const end = now - n * APART_MINUTES * MINUTE_MS;
  const { userName, userProp, mobile } = makePerson(random);
  return {
    areaCode: department.areaCode,
    deptCode: department.code,
    taskCode: item.taskCode,
    taskName: item.name,
    projectNo: `${CITY}${run}${String(n).padStart(3, '0')}`,
    serviceNumber: '1',
    proStatus: 3,
    serviceTime: chinaIso(end),
    acceptDate: chinaIso(end - 30 * MINUTE_MS),
    promiseKind: 'instant',
    resultDate: chinaIso(end),
    ...(at === undefined ? {} : { pointCode: at.pointCode, handlerCode: `${at.pointCode}-H1` }),
    space: spaceOf(CITY),
    userName,
    userProp,
    mobile,
  };
}
