import type { Level } from '#shared/domain/level.js';
import { PROVINCIAL } from '../registry/sources.js';
import { chinaIso, DAY_MS } from './calendar.js';
import type { DemoEvent, DemoRating, DemoService } from './demo-event.js';
import type { StoryContext, Tell } from './story.js';

const EXACT_SHARE = 0.01;
const CONFLICTING_SHARE = 0.004;
/** Share of the exact duplicates that another system of the same space reports. */
const ELSEWHERE_SHARE = 0.3;

/**
 * Sometimes an event comes twice: word for word (a retry of the sender), or under the same key with
 * other content (a correction that should have been a revision). The first one stands.
 */
export function tellTwice(context: StoryContext, event: DemoEvent, tell: Tell): void {
  if (event.kind === 'fault' || event.expect.outcome !== 'counted') return;
  const draw = context.random.next();
  const delay = 1 + context.random.below(context.maxDelay + 1);
  if (draw < EXACT_SHARE) {
    tell(context.random.chance(ELSEWHERE_SHARE) ? byPortal(event) : again(event), delay);
  } else if (draw < EXACT_SHARE + CONFLICTING_SHARE) {
    tell(event.kind === 'rating' ? otherRating(event) : otherService(event), delay);
  }
}

const EXACT = { outcome: 'duplicate', conflicting: false } as const;

const again = (event: DemoRating | DemoService): DemoEvent => ({ ...event, expect: EXACT });

/** The portal reports it too; its case numbers are the department's, so it is the same event. */
function byPortal(event: DemoRating | DemoService): DemoEvent {
  const { space } = event;
  const elsewhere = { source: PROVINCIAL.portal, space, expect: EXACT };
  return event.kind === 'rating'
    ? { kind: 'rating', ...elsewhere, body: { ...event.body, space } }
    : { kind: 'service', ...elsewhere, body: { ...event.body, space } };
}

const CONFLICTING = { outcome: 'duplicate', conflicting: true } as const;

function otherRating(event: DemoRating): DemoRating {
  const level = (event.body.satisfaction >= 3 ? 1 : 5) as Level;
  const assessTime = chinaIso(Date.parse(event.body.assessTime) - 35 * DAY_MS);
  const body = { ...event.body, satisfaction: level, assessTime };
  delete body.evalDetail;
  return { ...event, body, expect: CONFLICTING };
}

function otherService(event: DemoService): DemoService {
  const serviceTime = chinaIso(Date.parse(event.body.serviceTime) - 35 * DAY_MS);
  return { ...event, body: { ...event.body, serviceTime }, expect: CONFLICTING };
}
