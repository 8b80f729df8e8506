import { emptyAnswer, jsonAnswer, problemAnswer } from '../citizen-answer.js';
import { CITIZEN_PROBLEMS, isCitizenProblem } from '../citizen-problem.js';
import type { CitizenRequest, CitizenRoute } from '../citizen-route.js';
import type { PageShell } from '../pages/page-shell.js';
import type { InvitationViewsService } from './invitation-views.service.js';
import type { RatingService } from './rating.service.js';
import type { SignalsService } from './signals.service.js';

const OK = 200;
const ACCEPTED = 202;

export interface RatingRooms {
  readonly ratings: Pick<RatingService, 'rate'>;
  readonly views: InvitationViewsService;
  readonly signals: SignalsService;
  readonly shell: PageShell;
}

/** Rating by token: the page, its data, the rating itself, and how far people come with it. */
export function ratingRoutes({ ratings, views, signals, shell }: RatingRooms): CitizenRoute[] {
  const viewed = ({ params, address }: CitizenRequest) =>
    views.view(params['token'] ?? '', address);
  return [
    {
      method: 'GET',
      url: '/r/:token',
      embeddedBy: () => views.origins(),
      handle: async (request) => {
        const { view, problem } = await viewed(request);
        return shell({
          name: 'rate',
          status: problem === undefined ? OK : CITIZEN_PROBLEMS[problem.problem].status,
          data: view,
          embeddedBy: view.hosts,
          ...(problem?.retryAfterSeconds === undefined
            ? {}
            : { retryAfterSeconds: problem.retryAfterSeconds }),
        });
      },
    },
    {
      method: 'GET',
      url: '/v1/citizen/invitations/:token',
      handle: async (request) => {
        const { view, problem } = await viewed(request);
        return problem === undefined ? jsonAnswer(OK, view) : problemAnswer(problem);
      },
    },
    {
      method: 'POST',
      url: '/v1/citizen/ratings',
      handle: async ({ body, address }) => {
        const taken = await ratings.rate(body, address);
        return isCitizenProblem(taken) ? problemAnswer(taken) : jsonAnswer(ACCEPTED, taken);
      },
    },
    {
      method: 'POST',
      url: '/v1/citizen/signals',
      handle: async ({ body }) => {
        const problem = await signals.receive(body);
        return problem === undefined ? emptyAnswer() : problemAnswer(problem);
      },
    },
  ];
}
