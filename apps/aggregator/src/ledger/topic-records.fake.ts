import type { TopicRecord } from '#shared/contract/record.js';
import { SCHEMA_OF, type EventType } from '#shared/contract/topic.js';

/** When every made-up record arrived. */
export const ARRIVED_AT = Date.parse('2026-11-22T12:00:00+08:00');

export interface FakeEvent {
  readonly type: EventType;
  readonly message: Readonly<Record<string, unknown>>;
}

/** A service record of department D, some of its fields replaced. */
export const service = (fields: object = {}): FakeEvent => ({
  type: 'service',
  message: {
    areaCode: '360102',
    deptCode: 'D',
    taskCode: 'T',
    taskName: '一件事项',
    projectNo: 'P',
    serviceNumber: '1',
    proStatus: 3,
    serviceTime: '2026-10-31T10:00:00+08:00',
    ...fields,
  },
});

/** A chosen first rating of the same service, some of its fields replaced. */
export const rating = (fields: object = {}): FakeEvent => ({
  type: 'rating',
  message: {
    areaCode: '360102',
    deptCode: 'D',
    taskCode: 'T',
    projectNo: 'P',
    serviceNumber: '1',
    assessNumber: 1,
    satisfaction: 5,
    pf: 2,
    assessTime: '2026-11-02T10:00:00+08:00',
    ...fields,
  },
});

/** The first rating of a visit without a case, some of its fields replaced. */
export const visit = (fields: object = {}): FakeEvent =>
  rating({ taskCode: undefined, space: 'visit', projectNo: 'V', visit: true, ...fields });

/** A decision about that rating of a service, some of its fields replaced. */
export const decision = (fields: object = {}): FakeEvent => ({
  type: 'decision',
  message: {
    decisionId: 'E1',
    ratingKey: 'D|S|P|1|1|c',
    action: 'exclude',
    seq: 1,
    reason: '误评',
    by: 'one',
    approvedBy: 'two',
    decidedAt: '2026-11-03T10:00:00+08:00',
    ...fields,
  },
});

/** An event as it lies on the topic, sent by source S. */
export const recordOf = ({ type, message }: FakeEvent, offset: number): TopicRecord => ({
  offset,
  timestamp: ARRIVED_AT,
  key: Buffer.from('D'),
  value: Buffer.from(JSON.stringify(message)),
  headers: { type, schema: SCHEMA_OF[type], source: 'S', 'correlation-id': 'c-1' },
});
