import { decisionFact } from '#shared/contract/codec.js';
import { chinaTime } from '#shared/domain/china-time.js';
import { isExcluded } from '#shared/domain/service-facts.js';
import { eventNameOf } from './outcome.js';
import type { CaseFacts, CaseRating, CaseService } from './own-events.port.js';

/** How an event stands: what the scores make of it. */
export const STATES = {
  counted: 'it counts',
  superseded: 'a service record with a higher revision stands in its place',
  withdrawn: 'the service record is withdrawn, and counts nowhere',
  default: 'a default: it counts as silence, never in a score',
  excluded: 'a decision has taken the rating out of the scores',
  'not-of-department': 'of an intermediary or platform: kept, but no score of the department',
} as const;
type State = keyof typeof STATES;

/** The events that the source itself sent, as they are answered, and how each stands. */
export const ownEventBodies = (source: string, facts: CaseFacts): object[] => [
  ...facts.services
    .filter((row) => row.source === source)
    .map((row) => ({
      ...named(row),
      taskCode: row.taskCode,
      ...(row.pointCode === undefined ? {} : { pointCode: row.pointCode }),
      proStatus: row.status,
      serviceTime: chinaTime(row.servedAt.getTime()),
      ...arrival(row, serviceState(row, facts.services)),
    })),
  ...facts.ratings.map((row) => ({
    ...named(row),
    ...(row.taskCode === undefined ? {} : { taskCode: row.taskCode }),
    ...(row.pointCode === undefined ? {} : { pointCode: row.pointCode }),
    satisfaction: row.level,
    pf: row.channel,
    ...(row.tags === undefined ? {} : { evalDetail: row.tags }),
    assessTime: chinaTime(row.ratedAt.getTime()),
    ...arrival(row, ratingState(row, facts)),
  })),
];

type Row = CaseRating | CaseService;

const named = ({ _id }: Row) => eventNameOf(_id);

const arrival = ({ correlationId, receivedAt }: Row, state: State) => ({
  state,
  webhookId: correlationId,
  receivedAt: chinaTime(receivedAt.getTime()),
});

const isDepartments = ({ subjectKind }: Row): boolean =>
  subjectKind === undefined || subjectKind === 'department';

function serviceState(row: CaseService, all: readonly CaseService[]): State {
  const isSuperseded = all.some(
    ({ service, revision }) => service === row.service && revision > row.revision,
  );
  if (isSuperseded) return 'superseded';
  if (row.withdrawn === true) return 'withdrawn';
  return isDepartments(row) ? 'counted' : 'not-of-department';
}

function ratingState(row: CaseRating, { decisions }: CaseFacts): State {
  const facts = { deptCode: '', revisions: [], ratings: [], decisions: decisions.map(asFact) };
  if (isExcluded(facts, row._id)) return 'excluded';
  if (!isDepartments(row)) return 'not-of-department';
  return row.isDefault ? 'default' : 'counted';
}

const asFact = (decision: CaseFacts['decisions'][number]) =>
  decisionFact({ service: '', ...decision });
