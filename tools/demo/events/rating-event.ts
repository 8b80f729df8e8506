import type { RatingInput } from '#shared/contract/rating.js';
import type { Channel } from '#shared/domain/channel.js';
import type { Level } from '#shared/domain/level.js';
import type { Random } from '../random/random.js';
import { PROVINCIAL } from '../registry/sources.js';
import { chinaIso } from './calendar.js';
import { writeComment } from './comment.js';
import { chooseTags } from './opinion.js';
import { handlerOf } from './service-event.js';
import type { Visit } from './visit.js';

export interface Opinion {
  readonly round: 1 | 2;
  readonly level: Level;
  readonly channel: Channel;
  readonly at: number;
}

/** What every rating of a visit has, a person's or a default. */
function bareBody(random: Random, visit: Visit, opinion: Opinion): RatingInput {
  const body: RatingInput = {
    areaCode: visit.venue.dept.areaCode,
    deptCode: visit.venue.dept.code,
    taskCode: visit.item.taskCode,
    projectNo: visit.projectNo,
    serviceNumber: visit.serviceNumber,
    assessNumber: opinion.round,
    satisfaction: opinion.level,
    pf: opinion.channel,
    // Most write China time; some systems write UTC, with milliseconds.
    assessTime: random.chance(0.95) ? chinaIso(opinion.at) : new Date(opinion.at).toISOString(),
  };
  if (visit.point !== undefined && random.chance(0.88)) body.pointCode = visit.point.pointCode;
  if (visit.subjectKind !== undefined) body.subjectKind = visit.subjectKind;
  return body;
}

/** A rating that a person chose. */
export function chosenBody(random: Random, visit: Visit, opinion: Opinion): RatingInput {
  const body = bareBody(random, visit, opinion);
  const { level } = opinion;
  const tags = chooseTags(random, level);
  if (tags.length > 0 || random.chance(0.2)) body.evalDetail = tags;
  if (random.chance(level >= 3 ? 0.1 : 0.55)) {
    const place = visit.point?.name ?? '';
    body.writingEvaluation = writeComment(random, level, visit.item.name, place);
  }
  if (random.chance(0.1)) body.isDefault = false;
  if (visit.where !== 'online' && random.chance(0.2)) {
    body.handlerSatisfaction = random.chance(0.8) ? level : random.pick([3, 4, 5]);
    body.handlerCode = handlerOf(visit, random.between(1, 3));
  }
  const { person } = visit;
  if (random.chance(0.5)) body.userName = person.userName;
  if (random.chance(0.5)) body.userProp = person.userProp;
  if (random.chance(0.3)) body.certKey = person.certKey;
  if (random.chance(0.6)) body.mobile = person.mobile;
  return body;
}

/** A level that a system declared for silence; most of them declare the best. */
export function defaultBody(random: Random, visit: Visit, at: number): RatingInput {
  const level = random.chance(0.8) ? 5 : 3;
  const body = bareBody(random, visit, { round: 1, level, channel: 7, at });
  body.isDefault = true;
  return body;
}

/** The system through which a channel's ratings come. */
export function doorOf(random: Random, visit: Visit, channel: Channel): string {
  const { platform, hall } = visit.venue;
  switch (channel) {
    case 1:
      return random.chance(0.5) ? PROVINCIAL.portal : platform;
    case 2:
      return random.chance(0.85) ? PROVINCIAL.app : platform;
    case 3:
    case 4:
    case 5:
      return hall ?? platform;
    case 6:
      return PROVINCIAL.hotline;
    case 7:
      return PROVINCIAL.sms;
  }
}
