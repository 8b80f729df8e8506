import { NATIONAL_TAGS } from '../domain/tag-catalogue.js';
import {
  RATING_MESSAGE_RULES,
  RATING_RULES,
  SERVICE_MESSAGE_RULES,
  SERVICE_RULES,
  type EventContext,
} from './event-rules.js';
import { judgeOf } from './judge.js';
import { RatingInput, RatingMessage } from './rating.js';
import { ServiceInput, ServiceMessage } from './service-record.js';

const context: EventContext = {
  arrivedAt: Date.parse('2026-11-22T04:00:00Z'),
  tags: NATIONAL_TAGS,
};
const judgeRating = judgeOf(RatingInput, RATING_RULES);
const judgeService = judgeOf(ServiceInput, SERVICE_RULES);

const rating = {
  areaCode: '360102',
  deptCode: '11360102014501234L',
  taskCode: 'T1',
  projectNo: '赣办〔2026〕17号',
  serviceNumber: '1',
  assessNumber: 1,
  satisfaction: 5,
  pf: 4,
  assessTime: '2026-11-20T10:21:33+08:00',
};

const service = {
  areaCode: '360102',
  deptCode: '11360102014501234L',
  taskCode: 'T1',
  taskName: '居民身份证换领',
  projectNo: '1',
  serviceNumber: '1',
  proStatus: 3,
  serviceTime: '2026-11-20T02:21:33Z',
};

describe('judge', () => {
  it('finds nothing wrong with what is right', () => {
    expect(judgeRating(rating, context)).toBeUndefined();
    expect(judgeRating({ ...rating, evalDetail: ['510', '517'] }, context)).toBeUndefined();
    expect(
      judgeService({ ...service, promiseTime: '2027-03-01T00:00:00Z' }, context),
    ).toBeUndefined();
  });

  it.each<[string, unknown, string]>([
    ['areaCode', undefined, 'missing'],
    ['areaCode', null, 'missing'],
    ['deptCode', '', 'empty'],
    ['deptCode', 'a.b', 'bad-format'],
    ['projectNo', 'p\ud800', 'not-well-formed'],
    ['projectNo', 'a\u0000', 'not-well-formed'],
    ['projectNo', '号'.repeat(65), 'too-long'],
    ['satisfaction', '5', 'wrong-type'],
    ['satisfaction', 0, 'out-of-range'],
    ['satisfaction', 4.5, 'wrong-type'],
    ['pf', 8, 'out-of-range'],
    ['assessNumber', 3, 'out-of-range'],
    ['assessTime', '2026-11-20 10:21:33', 'bad-format'],
    ['assessTime', '2026-11-20T10:21:33', 'bad-format'],
    ['assessTime', '2026-02-30T10:21:33Z', 'bad-format'],
    ['assessTime', '2018-12-31T15:59:59Z', 'time-too-early'],
    ['assessTime', '2026-11-22T04:05:01Z', 'time-in-future'],
    ['evalDetail', '510', 'wrong-type'],
    ['evalDetail', ['999'], 'unknown-tag'],
    ['evalDetail', ['501'], 'retired-tag'],
    ['evalDetail', ['406'], 'tag-of-other-level'],
    ['evalDetail', ['510', '510'], 'duplicate-value'],
    ['isDefault', 1, 'wrong-type'],
    ['pointCode', '', 'empty'],
    ['space', null, 'wrong-type'],
    ['subjectKind', 'person', 'out-of-range'],
    ['writingEvaluation', '好'.repeat(1_001), 'too-long'],
    ['colour', 'red', 'unknown-field'],
  ])('%s = %j is %s', (field, value, code) => {
    expect(judgeRating({ ...rating, [field]: value }, context)).toEqual({ code, field });
  });

  it('names the first fault in the order of the contract', () => {
    const bad = { colour: 1, ...rating, pf: 9, satisfaction: '5', evalDetail: ['999'] };
    expect(judgeRating(bad, context)).toEqual({ code: 'wrong-type', field: 'satisfaction' });
    expect(judgeRating({ ...bad, satisfaction: 5 }, context)).toEqual({
      code: 'out-of-range',
      field: 'pf',
    });
    expect(judgeRating({ ...rating, evalDetail: ['999'], isDefault: 0 }, context)).toEqual({
      code: 'unknown-tag',
      field: 'evalDetail',
    });
  });

  it.each([null, 5, 'x', [rating]])('%j is not an event', (event) => {
    expect(judgeRating(event, context)).toEqual({ code: 'not-an-object', field: '' });
  });

  it('judges text by code points, and offsets by what they mean', () => {
    expect(judgeRating({ ...rating, projectNo: '💡'.repeat(64) }, context)).toBeUndefined();
    expect(
      judgeRating({ ...rating, assessTime: '2026-11-22T12:04:00+0800' }, context),
    ).toBeUndefined();
  });
});

describe('a visit on the topic', () => {
  const judgeMessage = judgeOf(RatingMessage, RATING_MESSAGE_RULES);
  const judgeServiceMessage = judgeOf(ServiceMessage, SERVICE_MESSAGE_RULES);
  const { taskCode, ...unnamed } = rating;
  const visit = { ...unnamed, space: 'visit', visit: true };

  it('needs no item, and may have one', () => {
    expect(judgeMessage(visit, context)).toBeUndefined();
    expect(judgeMessage({ ...visit, taskCode }, context)).toBeUndefined();
    expect(judgeMessage({ ...visit, assessNumber: 2, isDefault: false }, context)).toBeUndefined();
    expect(judgeMessage({ ...rating, visit: false }, context)).toBeUndefined();
  });

  it.each<[string, object, string, string]>([
    ['a rating without an item', unnamed, 'missing', 'taskCode'],
    ['whatever comes after it', { ...unnamed, pf: 9 }, 'missing', 'taskCode'],
    ['no visit without an item', { ...unnamed, visit: false }, 'missing', 'taskCode'],
    ['a bad item', { ...visit, taskCode: '' }, 'empty', 'taskCode'],
    ['a default', { ...visit, isDefault: true }, 'out-of-range', 'visit'],
    ['the space of its source', { ...unnamed, visit: true }, 'out-of-range', 'space'],
    ['another space', { ...visit, space: 'hall' }, 'out-of-range', 'space'],
    ['the space without the mark', { ...rating, space: 'visit' }, 'out-of-range', 'space'],
    ['the mark as text', { ...visit, visit: 'true' }, 'missing', 'taskCode'],
  ])('is not %s', (_, message, code, field) => {
    expect(judgeMessage(message, context)).toEqual({ code, field });
  });

  it('has no service record', () => {
    expect(judgeServiceMessage({ ...service, space: 'hall' }, context)).toBeUndefined();
    expect(judgeServiceMessage({ ...service, space: 'visit' }, context)).toEqual({
      code: 'out-of-range',
      field: 'space',
    });
  });

  it('is not what a source may send', () => {
    expect(judgeRating({ ...rating, visit: true }, context)).toEqual({
      code: 'unknown-field',
      field: 'visit',
    });
    expect(judgeRating(unnamed, context)).toEqual({ code: 'missing', field: 'taskCode' });
  });
});
