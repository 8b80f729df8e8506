import { chinaTime } from '#shared/domain/china-time.js';
import { problemAnswer } from '../source-api/answer.js';
import { isProblem } from '../source-api/problem.js';
import { isWebhookId } from '../source-api/source-paths.js';
import { momentBody, outcomeBody, OUTCOMES, type Outcome } from './outcome.js';
import type { OutcomeStore } from './outcome-store.port.js';
import { badQuery, jsonReading, readQuery, type Answerer, type Question } from './question.js';

const HOUR = 3_600_000;
/** Where it is not said when the request was sent, it is looked for in so many days. */
const LOOK_BACK_MS = 7 * 24 * HOUR;
/** From the time that a request was signed with to its events on the topic, tries included. */
const BEFORE_MS = HOUR;
const AFTER_MS = 24 * HOUR;

/** More than the events of a request and of its repetitions: somebody gives all requests one id. */
const MOST_EVENTS = 20_000;

const RULES = {
  sentAt: (text: string) => /^\d{1,12}$/.test(text),
  accepted: (text: string) => /^\d{1,5}$/.test(text),
};

/** `GET /v1/receipts/{webhook-id}`: what became of the events of one request. */
export class ReceiptsService implements Answerer {
  constructor(private readonly outcomes: OutcomeStore) {}

  async answer({ source, subject, query, askedAt }: Question) {
    const asked = readQuery(query, RULES);
    if (isProblem(asked)) return problemAnswer(asked);
    if (!isWebhookId(subject)) {
      return problemAnswer(badQuery('the path does not end with a webhook-id'));
    }
    const { sentAt, accepted } = asked;
    const sent = sentAt === undefined ? undefined : Number(sentAt) * 1_000;
    const from = sent === undefined ? askedAt - LOOK_BACK_MS : sent - BEFORE_MS;
    const to = (sent ?? askedAt) + AFTER_MS;
    // Read first: what arrived before it is counted, and found.
    const countedTo = await this.outcomes.countedTo();
    const found: Outcome[] = [];
    const arrivals = { source: source.code, from, to, webhookId: subject };
    let isCut = false;
    for await (const piece of this.outcomes.arrived(arrivals)) {
      isCut = found.length + piece.length > MOST_EVENTS;
      if (isCut) break;
      found.push(...piece);
    }
    const [ledger, duplicates, quarantined] = OUTCOMES.map(
      (outcome) => found.filter((one) => one.outcome === outcome).length,
    );
    return jsonReading({
      webhookId: subject,
      searchedFrom: chinaTime(from),
      countedTo: momentBody(countedTo),
      ...(isCut ? { isCut } : {}),
      ...{ ledger, duplicates, quarantined },
      ...(accepted === undefined
        ? {}
        : { notYetCounted: Math.max(0, Number(accepted) - found.length) }),
      events: found.map(outcomeBody),
    });
  }
}
