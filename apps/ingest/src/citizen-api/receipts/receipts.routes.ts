import { CitizenRequestInput } from '#shared/contract/citizen-api.js';
import { jsonAnswer, problemAnswer } from '../citizen-answer.js';
import { inputReader } from '../citizen-input.js';
import { CITIZEN_PROBLEMS, isCitizenProblem } from '../citizen-problem.js';
import type { CitizenRequest, CitizenRoute } from '../citizen-route.js';
import type { PageShell } from '../pages/page-shell.js';
import type { ReceiptsService } from './receipts.service.js';

const OK = 200;
const ACCEPTED = 202;

const readRequest = inputReader<CitizenRequestInput>(CitizenRequestInput);
const receiptIn = ({ params }: CitizenRequest): string => params['receipt'] ?? '';

/** The page of a receipt, its data, and what may be asked for with it. */
export const receiptRoutes = (receipts: ReceiptsService, shell: PageShell): CitizenRoute[] => [
  {
    method: 'GET',
    url: '/receipt/:receipt',
    embeddedBy: () => [],
    handle: async (request) => {
      const view = await receipts.view(receiptIn(request), request.address);
      if (!isCitizenProblem(view)) return shell({ name: 'receipt', status: OK, data: view });
      const { problem, retryAfterSeconds } = view;
      return shell({
        name: 'receipt',
        status: CITIZEN_PROBLEMS[problem].status,
        data: {},
        ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      });
    },
  },
  {
    method: 'GET',
    url: '/v1/citizen/receipts/:receipt',
    handle: async (request) => {
      const view = await receipts.view(receiptIn(request), request.address);
      return isCitizenProblem(view) ? problemAnswer(view) : jsonAnswer(OK, view);
    },
  },
  {
    method: 'POST',
    url: '/v1/citizen/receipts/:receipt/requests',
    handle: async (request) => {
      const input = readRequest(request.body, undefined);
      if (isCitizenProblem(input)) return problemAnswer(input);
      const view = await receipts.request(receiptIn(request), input, request.address);
      return isCitizenProblem(view) ? problemAnswer(view) : jsonAnswer(ACCEPTED, view);
    },
  },
];
