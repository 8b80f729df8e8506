import { eventTime } from '../domain/event-time.js';
import { deptOfKey, ratingKey, revisionKey, serviceKey, serviceOfKey } from '../domain/keys.js';
import type { DecisionFact, RatingFact, ServiceFact } from '../domain/service-facts.js';
import type { DecisionMessage } from './decision.js';
import type {
  DecisionRow,
  Origin,
  Personal,
  RatingRow,
  ScoredDecision,
  ScoredRating,
  ScoredService,
  ServiceRow,
} from './ledger.js';
import type { RatingMessage } from './rating.js';
import { PERSONAL_FIELDS } from './sealed.js';
import type { ServiceMessage } from './service-record.js';

/** What the record around a message says. */
export interface Envelope extends Origin {
  readonly source: string;
  readonly correlationId: string;
  readonly receivedAt: Date;
}

type WithService = Pick<RatingMessage, 'deptCode' | 'space' | 'projectNo' | 'serviceNumber'>;

/** The service an event speaks of; the space defaults to the source's own code. */
export const serviceKeyOf = (message: WithService, source: string): string =>
  serviceKey({ ...message, space: message.space ?? source });

/** The ledger key of a rating. */
export const ratingKeyOf = (message: RatingMessage | WithRound, source: string): string =>
  ratingKey(serviceKeyOf(message, source), message.assessNumber, message.isDefault === true);
type WithRound = WithService & Pick<RatingMessage, 'assessNumber' | 'isDefault'>;

/** The ledger key of a service record. */
export const revisionKeyOf = (
  message: WithService & Pick<ServiceMessage, 'revision'>,
  source: string,
): string => revisionKey(serviceKeyOf(message, source), message.revision ?? 1);

/** From the national names of the topic to a row of the ledger. */
export function ratingRow(message: RatingMessage, envelope: Envelope): RatingRow {
  const service = serviceKeyOf(message, envelope.source);
  const isDefault = message.isDefault === true;
  const usual = message.assessNumber === 1 && !isDefault;
  return withDefined(
    {
      _id: ratingKey(service, message.assessNumber, isDefault),
      deptCode: message.deptCode,
      service,
      ...envelope,
      areaCode: message.areaCode,
      round: message.assessNumber,
      isDefault,
      level: message.satisfaction,
      channel: message.pf,
      door: message.door ?? 'forwarded',
      ratedAt: new Date(eventTime(message.assessTime)),
    },
    {
      aside: usual ? undefined : service,
      taskCode: message.taskCode,
      visit: message.visit === true ? (true as const) : undefined,
      tags: message.evalDetail,
      handlerLevel: message.handlerSatisfaction,
      ...common(message),
    },
  );
}

/** From the national names of the topic to a row of the ledger. */
export function serviceRow(message: ServiceMessage, envelope: Envelope): ServiceRow {
  const service = serviceKeyOf(message, envelope.source);
  const revision = message.revision ?? 1;
  return withDefined(
    {
      _id: revisionKey(service, revision),
      deptCode: message.deptCode,
      service,
      ...envelope,
      areaCode: message.areaCode,
      taskCode: message.taskCode,
      taskName: message.taskName,
      status: message.proStatus,
      servedAt: new Date(eventTime(message.serviceTime)),
      revision,
    },
    {
      aside: revision === 1 ? undefined : service,
      withdrawn: message.withdrawn,
      acceptedAt: dateOf(message.acceptDate),
      promiseKind: message.promiseKind,
      promisedAt: dateOf(message.promiseTime),
      resultAt: dateOf(message.resultDate),
      hoursKind: message.hoursKind,
      ...common(message),
    },
  );
}

/** From the topic to a row of the ledger. */
export function decisionRow(message: DecisionMessage, envelope: Envelope): DecisionRow {
  const service = serviceOfKey(message.ratingKey);
  return {
    _id: message.decisionId,
    deptCode: deptOfKey(message.ratingKey),
    service,
    aside: service,
    ...envelope,
    ratingKey: message.ratingKey,
    action: message.action,
    seq: message.seq,
    reason: message.reason,
    by: message.by,
    approvedBy: message.approvedBy,
    decidedAt: new Date(eventTime(message.decidedAt)),
  };
}

/** A rating row as the scores see it. */
export const ratingFact = (row: ScoredRating): RatingFact => ({
  key: row._id,
  round: row.round,
  isDefault: row.isDefault,
  level: row.level,
  channel: row.channel,
  door: row.door,
  ratedAt: row.ratedAt.getTime(),
  taskCode: row.taskCode,
  visit: row.visit,
  pointCode: row.pointCode,
  tags: row.tags,
  handlerLevel: row.handlerLevel,
  subjectKind: row.subjectKind,
});

/** A service row as the scores see it. */
export const serviceFact = (row: ScoredService): ServiceFact => ({
  revision: row.revision,
  servedAt: row.servedAt.getTime(),
  taskCode: row.taskCode,
  pointCode: row.pointCode,
  hoursKind: row.hoursKind,
  withdrawn: row.withdrawn,
  subjectKind: row.subjectKind,
});

/** A decision row as the scores see it. */
export const decisionFact = (row: ScoredDecision): DecisionFact => ({
  id: row._id,
  ratingKey: row.ratingKey,
  action: row.action,
  seq: row.seq,
});

/** Fields of a row that ratings and service records share. */
function common(message: RatingMessage | ServiceMessage) {
  return {
    pointCode: message.pointCode,
    handlerCode: message.handlerCode,
    subjectKind: message.subjectKind,
    applicantKind: message.userProp === undefined ? undefined : Number(message.userProp),
    personal: personalOf(message),
    certKeyHash: message.certKeyHash,
    mobileHash: message.mobileHash,
  };
}

function personalOf(message: RatingMessage | ServiceMessage): Personal | undefined {
  const found: Personal = {};
  let any = false;
  for (const name of PERSONAL_FIELDS) {
    const sealed = (message as Personal)[name];
    if (sealed === undefined) continue;
    found[name] = sealed;
    any = true;
  }
  return any ? found : undefined;
}

const dateOf = (text: string | undefined): Date | undefined =>
  text === undefined ? undefined : new Date(eventTime(text));

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/**
 * Adds to a row what is defined of `more`, and answers the row: an absent field is absent in the
 * ledger too. What every row has is not copied once more, which is half the work.
 */
function withDefined<T extends object, M extends object>(row: T, more: M): T & Defined<M> {
  const into = row as Partial<M>;
  for (const name in more) {
    if (more[name] !== undefined) into[name] = more[name];
  }
  return row;
}
