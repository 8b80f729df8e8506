import { FAULTS, makeFault } from '../faults/make-fault.js';
import { seededRandom } from '../random/random.js';
import { chinaDayNumber, DAY_MS, MINUTE_MS, startOfDay } from './calendar.js';
import type { DemoEvent } from './demo-event.js';
import { tellTwice } from './duplicate.js';
import { momentOf, type Moment } from './moment.js';
import { ReorderBuffer } from './reorder-buffer.js';
import { tellStory, type StoryContext } from './story.js';
import { planDays } from './timeline.js';
import { chooseVisit, makeVisit, type Visit } from './visit.js';
import type { World } from './world.js';

export interface GenerateOptions {
  readonly world: World;
  readonly seed: string;
  /** Tells the case numbers of one run from those of another; letters and digits. */
  readonly run: string;
}

export interface BoundedOptions extends GenerateOptions {
  readonly ratings: number;
  /** The end of time, epoch milliseconds: no event lies after it. */
  readonly now: number;
  /** How far back it begins, in days. */
  readonly days?: number;
}

const FAULT_SHARE = 0.012;
const SECOND_SERVICE_SHARE = 0.04;
const LONGEST_DELAY = 5_000;

/** Numbers the cases of a run. */
function caseNumbers(run: string): (day: number) => string {
  let n = 0;
  return (day) => {
    n += 1;
    return `${run}${day}${String(n).padStart(8, '0')}`;
  };
}

/** One visit, told with its mishaps; returns the ratings told. */
function playOut(
  context: StoryContext,
  visit: Visit,
  buffer: ReorderBuffer<DemoEvent>,
  budget: number,
): number {
  const hold = (event: DemoEvent, delay: number): void => {
    buffer.push(event, delay);
  };
  const told = tellStory(
    context,
    visit,
    (event, delay) => {
      hold(event, delay);
      tellTwice(context, event, (again, later) => {
        hold(again, delay + later);
      });
    },
    budget,
  );
  if (context.random.chance(FAULT_SHARE)) {
    const stranger = { ...visit, projectNo: `${visit.projectNo}X` };
    const event = makeFault(context, stranger, context.random.pick(FAULTS));
    if (event !== undefined) hold(event, 0);
  }
  return told;
}

/** The same case once more: received one day, finished another. */
function secondService({ random, now }: StoryContext, visit: Visit): Visit | undefined {
  if (!random.chance(SECOND_SERVICE_SHARE)) return undefined;
  const at = visit.moment.at + random.between(30, 6 * 24 * 60) * MINUTE_MS;
  return at > now ? undefined : { ...visit, serviceNumber: '2', moment: { ...visit.moment, at } };
}

/**
 * The events of a bounded run: exactly `ratings` different acceptable ratings, the service records
 * around them, and all that goes wrong; in the order in which they are sent. Memory stays flat.
 */
export function* generateBounded(options: BoundedOptions): Generator<DemoEvent, void, undefined> {
  const { world, now, ratings, seed, run, days = 400 } = options;
  const random = seededRandom(`${seed}/bounded`);
  const maxDelay = Math.min(LONGEST_DELAY, Math.ceil(ratings / 10));
  const context: StoryContext = { random, world, now, maxDelay };
  const numberOf = caseNumbers(run);
  const buffer = new ReorderBuffer<DemoEvent>();
  let left = 0;
  for (const quota of planDays(now, ratings, days)) {
    left += quota.ratings;
    while (left > 0) {
      const chosen = chooseVisit(random, world);
      const moment = momentOf(random, quota.day, chosen.where === 'online', now);
      const visit = makeVisit(random, chosen, moment, numberOf(quota.day));
      left -= playOut(context, visit, buffer, left);
      const second = secondService(context, visit);
      if (second !== undefined) left -= playOut(context, second, buffer, left);
      yield* buffer.turn();
    }
  }
  while (buffer.size > 0) yield* buffer.turn();
}

/** Share of the endless flow that happened in the days before, and is reported now. */
const EARLIER_SHARE = 0.15;

/** The province as it lives, without end: services of the last minutes, and some of the last days. */
export function* generateLive(
  options: GenerateOptions & { readonly clock: () => number },
): Generator<DemoEvent, never, undefined> {
  const { world, seed, run, clock } = options;
  const random = seededRandom(`${seed}/live`);
  const numberOf = caseNumbers(run);
  const buffer = new ReorderBuffer<DemoEvent>();
  for (;;) {
    const now = clock();
    const today = chinaDayNumber(now);
    const context: StoryContext = { random, world, now, maxDelay: 200 };
    const chosen = chooseVisit(random, world);
    const online = chosen.where === 'online';
    const moment: Moment = random.chance(EARLIER_SHARE)
      ? momentOf(random, today - random.between(1, 9), online, now)
      : recently(random, now, online);
    const visit = makeVisit(random, chosen, moment, numberOf(today));
    playOut(context, visit, buffer, Infinity);
    yield* buffer.turn();
  }
}

function recently(random: StoryContext['random'], now: number, online: boolean): Moment {
  const earliest = Math.max(startOfDay(chinaDayNumber(now)), now - DAY_MS / 24);
  const at = earliest + Math.floor(random.next() * (now - earliest));
  return { at, hours: online ? undefined : 'ordinary' };
}
