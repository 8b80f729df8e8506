import type { DemoEvent, DemoRating, DemoService } from '../../../tools/demo/events/demo-event.js';
import { generateBounded } from '../../../tools/demo/events/generate.js';
import { makeWorld, type World } from '../../../tools/demo/events/world.js';
import { seededRandom } from '../../../tools/demo/random/random.js';
import { buildRegistry } from '../../../tools/demo/registry/build-registry.js';

/** Ratings among the events of the simulated province. */
const RATING_SHARE = 0.357;

export interface Wanted {
  /** About how many events: the stories told are not cut short. */
  readonly events: number;
  /** How many days back services happened; ratings and revisions stray further. */
  readonly days: number;
  /** Tells the case numbers of one run from those of another; letters and digits. */
  readonly run: string;
}

let world: World | undefined;

/** What the province's sources send that ingest would accept, duplicates included. */
export function* provinceEvents(wanted: Wanted): Generator<DemoRating | DemoService> {
  world ??= makeWorld(buildRegistry(), seededRandom('bench/world'));
  const events = generateBounded({
    world,
    seed: `bench/${wanted.run}`,
    run: wanted.run,
    ratings: Math.ceil(wanted.events * RATING_SHARE),
    now: Date.now(),
    days: wanted.days,
  });
  for (const event of events) if (isAcceptable(event)) yield event;
}

const isAcceptable = (event: DemoEvent): event is DemoRating | DemoService =>
  event.kind !== 'fault';
