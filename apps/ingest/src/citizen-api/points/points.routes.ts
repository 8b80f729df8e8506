import { FindServiceInput, VisitInput } from '#shared/contract/citizen-api.js';
import type { Loose } from '#shared/contract/judge.js';
import type { RejectionCode } from '#shared/contract/rejection.js';
import type { RegistryView } from '#shared/domain/registry-view.js';
import { jsonAnswer, problemAnswer } from '../citizen-answer.js';
import { inputReader } from '../citizen-input.js';
import { CITIZEN_PROBLEMS, isCitizenProblem } from '../citizen-problem.js';
import type { CitizenRequest, CitizenRoute } from '../citizen-route.js';
import type { PageShell } from '../pages/page-shell.js';
import type { AtPoint, FindService } from './find.service.js';
import { pointPlace, pointView } from './point-place.js';
import type { VisitsService } from './visits.service.js';

const OK = 200;
const CREATED = 201;

export interface PointRooms {
  readonly registry: RegistryView;
  readonly finds: FindService;
  readonly visits: VisitsService;
  readonly shell: PageShell;
}

/** A look-up is by number and phone together, unless it is by slip. */
const withoutSlip =
  (name: 'projectNo' | 'mobileLast4') =>
  (input: Loose): RejectionCode | undefined =>
    input['slip'] === undefined && input[name] === undefined ? 'missing' : undefined;

const readFind = inputReader<FindServiceInput>(FindServiceInput, {
  projectNo: withoutSlip('projectNo'),
  mobileLast4: withoutSlip('mobileLast4'),
});
const readVisit = inputReader<VisitInput>(VisitInput);

const atPoint = ({ params, address }: CitizenRequest): AtPoint => ({
  pointCode: params['pointCode'] ?? '',
  address,
});

/** What the code of a point's sign leads to: its page, and what can be rated there. */
export const pointRoutes = ({ registry, finds, visits, shell }: PointRooms): CitizenRoute[] => [
  {
    method: 'GET',
    url: '/q/:pointCode',
    embeddedBy: () => [],
    handle: (request) => {
      const place = pointPlace(registry, atPoint(request).pointCode, Date.now());
      return place === undefined
        ? shell({ name: 'point', status: CITIZEN_PROBLEMS.unknown.status, data: {} })
        : shell({ name: 'point', status: OK, data: pointView(place) });
    },
  },
  {
    method: 'POST',
    url: '/v1/citizen/points/:pointCode/find',
    handle: async (request) => {
      const input = readFind(request.body, undefined);
      if (isCitizenProblem(input)) return problemAnswer(input);
      const answer = await finds.find(atPoint(request), input);
      return isCitizenProblem(answer) ? problemAnswer(answer) : jsonAnswer(OK, answer);
    },
  },
  {
    method: 'POST',
    url: '/v1/citizen/points/:pointCode/visits',
    handle: async (request) => {
      const input = readVisit(request.body, undefined);
      if (isCitizenProblem(input)) return problemAnswer(input);
      const answer = await visits.begin(atPoint(request), input);
      return isCitizenProblem(answer) ? problemAnswer(answer) : jsonAnswer(CREATED, answer);
    },
  },
];
