import type { Message } from 'kafkajs';
import { DEPARTMENTS } from './registry.js';
import { headersOf } from './topic-writer.js';

/** A message that cannot be read, and the reason under which it must be set aside. */
export interface Poison {
  readonly what: string;
  readonly reason: string;
  readonly message: Message;
}

const [department] = DEPARTMENTS;
if (department === undefined) throw new Error('no department');

const rating = {
  areaCode: department.area,
  deptCode: department.code,
  taskCode: department.items[0],
  projectNo: 'poison-1',
  serviceNumber: '1',
  assessNumber: 1,
  satisfaction: 5,
  pf: 2,
  assessTime: '2026-03-01T10:00:00+08:00',
  space: 'CASES',
};

const record = {
  areaCode: department.area,
  deptCode: department.code,
  taskCode: department.items[0],
  taskName: '一件事项',
  projectNo: 'poison-2',
  serviceNumber: '1',
  proStatus: 3,
  serviceTime: '2026-03-01T09:00:00+08:00',
  space: 'CASES',
};

const decision = {
  decisionId: 'D-poison',
  ratingKey: `${department.code}|CASES|poison-1|1|1|c`,
  action: 'exclude',
  seq: 1,
  reason: '误评',
  by: 'one',
  approvedBy: 'two',
  decidedAt: '2026-03-02T10:00:00+08:00',
};

const raw = (
  what: string,
  reason: string,
  value: Message['value'],
  headers: Message['headers'] = headersOf('rating', 'HALL'),
): Poison => ({ what, reason, message: { key: department.code, value, headers } });

const badRating = (what: string, reason: string, change: object): Poison =>
  raw(what, reason, JSON.stringify({ ...rating, ...change }));

const badRecord = (what: string, reason: string, change: object): Poison =>
  raw(what, reason, JSON.stringify({ ...record, ...change }), headersOf('service', 'HALL'));

const badDecision = (what: string, reason: string, change: object): Poison =>
  raw(what, reason, JSON.stringify({ ...decision, ...change }), headersOf('decision', 'console'));

const good = JSON.stringify(rating);
const inAnHour = new Date(Date.now() + 3_600_000).toISOString();

/** One of each kind of message that the topic may hold and the ledger must not. */
export const POISONS: readonly Poison[] = [
  raw('half a JSON object', 'not-json', '{"areaCode":'),
  raw('no value', 'not-json', null),
  raw('an empty value', 'not-json', ''),
  raw('bytes that are no UTF-8', 'not-json', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])),
  raw('an array', 'not-an-object', `[${good}]`),
  raw('null', 'not-an-object', 'null'),
  raw('a number', 'not-an-object', '5'),
  raw('no headers', 'unknown-type', good, {}),
  raw('an unknown type', 'unknown-type', good, { ...headersOf('complaint', 'HALL') }),
  raw('an unknown schema', 'unknown-schema', good, {
    ...headersOf('rating', 'HALL'),
    schema: 'hcp.rating/99',
  }),
  badRating('a name in the clear', 'plaintext-pii', { userName: '测试甲某某' }),
  badRating('a phone number in the clear', 'plaintext-pii', { mobile: '13900001111' }),
  badRating('an ID number in the clear', 'plaintext-pii', { certKey: '360102190001011230' }),
  badRating('words in the clear', 'plaintext-pii', { writingEvaluation: '窗口很好' }),
  badRecord('a name in the clear, of a service', 'plaintext-pii', { userName: '测试甲某某' }),
  badRating('a lone surrogate', 'not-well-formed', { projectNo: 'p\ud800' }),
  badRating('another that is the same key in BSON', 'not-well-formed', { projectNo: 'p\ud801' }),
  badRating('a NUL in a case number', 'not-well-formed', { projectNo: 'p\u00001' }),
  badRecord('a line break in a case number', 'not-well-formed', { projectNo: 'p\n1' }),
  badRating('a dot in an item code', 'bad-format', { taskCode: 'T.1' }),
  badRating('a dollar in an item code', 'bad-format', { taskCode: '$inc' }),
  badRating('a NUL in an item code', 'bad-format', { taskCode: 'T\u00001' }),
  badRating('a dot in a point code', 'bad-format', { pointCode: 'P.1' }),
  badRecord('a dot in a department code', 'bad-format', { deptCode: 'a.b' }),
  badRating('a bar in a space', 'bad-format', { space: 'a|b' }),
  badRating('too large', 'too-large', { projectNo: 'x'.repeat(17_000) }),
  badRating('a long case number', 'too-long', { projectNo: 'x'.repeat(65) }),
  badRating('no level', 'missing', { satisfaction: undefined }),
  badRating('no item, of no visit', 'missing', { taskCode: undefined }),
  badRating('a service in the space of visits', 'out-of-range', { space: 'visit' }),
  badRating('a visit in the space of cases', 'out-of-range', { visit: true }),
  badRecord('a service record of a visit', 'out-of-range', { space: 'visit' }),
  badRating('a level of 6', 'out-of-range', { satisfaction: 6 }),
  badRating('a level in text', 'wrong-type', { satisfaction: '5' }),
  badRating('an empty case number', 'empty', { projectNo: '' }),
  badRating('an unknown field', 'unknown-field', { praise: true }),
  badRating('a time to come', 'time-in-future', { assessTime: inAnHour }),
  badRecord('a service to come', 'time-in-future', { serviceTime: inAnHour }),
  badRating('a time before 2019', 'time-too-early', { assessTime: '2018-12-31T23:59:59+08:00' }),
  badRating('a day that does not exist', 'bad-format', { assessTime: '2026-02-30T10:00:00+08:00' }),
  badRating('a retired tag', 'retired-tag', { evalDetail: ['501'] }),
  badRating('an unknown tag', 'unknown-tag', { evalDetail: ['999'] }),
  badRating('a tag of another level', 'tag-of-other-level', { evalDetail: ['108'] }),
  badRating('the same tag twice', 'duplicate-value', { evalDetail: ['510', '510'] }),
  badDecision('a decision of one person', 'out-of-range', { approvedBy: 'one' }),
  badDecision('a decision about no key', 'bad-format', { ratingKey: 'nothing' }),
];
