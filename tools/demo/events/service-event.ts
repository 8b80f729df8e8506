import type { ServiceInput } from '#shared/contract/service-record.js';
import type { Random } from '../random/random.js';
import { chinaIso, DAY_MS, MINUTE_MS } from './calendar.js';
import type { Visit } from './visit.js';

/** The first record that the business system makes of a visit. */
export function serviceBody(random: Random, visit: Visit): ServiceInput {
  const { venue, item, moment, person } = visit;
  const instant = random.chance(0.55);
  const done = instant || random.chance(0.6);
  const accepted = moment.at - random.between(2, instant ? 15 : 3 * 24 * 60) * MINUTE_MS;
  const body: ServiceInput = {
    areaCode: venue.dept.areaCode,
    deptCode: venue.dept.code,
    taskCode: item.taskCode,
    taskName: item.name,
    projectNo: visit.projectNo,
    serviceNumber: visit.serviceNumber,
    proStatus: done ? 3 : random.between(1, 2),
    serviceTime: chinaIso(moment.at),
    acceptDate: chinaIso(accepted),
    promiseKind: instant ? 'instant' : 'promise',
  };
  if (random.chance(0.1)) body.revision = 1;
  if (!instant) body.promiseTime = chinaIso(accepted + random.between(3, 20) * DAY_MS);
  if (done) body.resultDate = chinaIso(moment.at);
  if (visit.point !== undefined && random.chance(0.95)) body.pointCode = visit.point.pointCode;
  if (visit.where !== 'online') {
    if (random.chance(0.6)) body.handlerCode = handlerOf(visit, random.between(1, 3));
    // Ordinary hours are what the word says, so some systems leave them out.
    if (moment.hours !== undefined && (moment.hours !== 'ordinary' || random.chance(0.85))) {
      body.hoursKind = moment.hours;
    }
  }
  if (visit.subjectKind !== undefined) body.subjectKind = visit.subjectKind;
  body.userProp = random.chance(0.3) ? Number(person.userProp) : person.userProp;
  if (random.chance(0.8)) body.userName = person.userName;
  if (random.chance(0.6)) body.certKey = person.certKey;
  if (random.chance(0.7)) body.mobile = person.mobile;
  return body;
}

/** A made-up staff code of the window. */
export const handlerOf = (visit: Visit, n: number): string =>
  `${visit.point?.pointCode ?? visit.venue.dept.areaCode}-H${n}`;

/** A later revision of a record: another time, window or kind of hours, or withdrawn. */
export function revisedBody(
  random: Random,
  visit: Visit,
  before: ServiceInput,
  now: number,
): ServiceInput {
  const body: ServiceInput = { ...before, revision: (before.revision ?? 1) + 1, proStatus: 3 };
  delete body.withdrawn;
  const change = random.next();
  if (change < 0.4) {
    const moved = Date.parse(before.serviceTime) + random.between(-40, 40) * DAY_MS;
    body.serviceTime = chinaIso(Math.min(moved, now));
  } else if (change < 0.55) {
    body.withdrawn = true;
  } else if (change < 0.7) {
    body.pointCode = random.pick(visit.venue.windows).pointCode;
  } else if (change < 0.85) {
    body.hoursKind = random.pick(['ordinary', 'extended', 'shifted', 'booked']);
  } else {
    body.taskName = `${visit.item.name}（更正）`;
  }
  return body;
}
