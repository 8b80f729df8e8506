import type {
  CitizenRatingInput,
  CitizenRequestInput,
  FindServiceInput,
  FoundService,
  InvitationView,
  RatingTaken,
  ReceiptView,
  SignalInput,
  VisitInput,
} from '#shared/contract/citizen-api.js';
import type { Answer } from './answer.js';
import { getJson, postJson } from './http.js';

const path = (...parts: readonly string[]): string =>
  `/v1/citizen/${parts.map(encodeURIComponent).join('/')}`;

/** The requests that citizens' pages make of ingest. */
export const door = {
  invitation: (token: string): Promise<Answer<InvitationView>> =>
    getJson(path('invitations', token)),
  rate: (input: CitizenRatingInput): Promise<Answer<RatingTaken>> =>
    postJson(path('ratings'), input),
  find: (
    point: string,
    input: FindServiceInput,
  ): Promise<Answer<{ services: readonly FoundService[] }>> =>
    postJson(path('points', point, 'find'), input),
  visit: (point: string, input: VisitInput): Promise<Answer<{ token: string }>> =>
    postJson(path('points', point, 'visits'), input),
  request: (receipt: string, input: CitizenRequestInput): Promise<Answer<ReceiptView>> =>
    postJson(path('receipts', receipt, 'requests'), input),
  /** Tells how far a person has come; also while the page goes away, and nobody waits for it. */
  signal: (input: SignalInput): boolean =>
    navigator.sendBeacon(
      path('signals'),
      new Blob([JSON.stringify(input)], { type: 'application/json' }),
    ),
} as const;
