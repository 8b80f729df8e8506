import { CHANNELS, CHANNEL_NAMES, DOORS } from '#shared/domain/channel.js';
import { addDays, type Day } from '#shared/domain/china-time.js';
import { visitsOf, type Counts, type DoorFilter } from '#shared/domain/counts.js';
import { HOURS_KINDS, HOURS_KIND_NAMES } from '#shared/domain/hours-kind.js';
import { indicatorsOf } from '#shared/domain/indicators.js';
import { dayPeriod, monthPeriod, monthsOf, type Period } from '#shared/domain/period.js';
import type { TagCatalogue } from '#shared/domain/tag.js';
import { spanOf } from '../calendar/span.js';
import type { RankedSubject } from '../reading/ranked-subject.js';
import { readTallies } from '../reading/read-tallies.js';
import type { ScoreSnapshot } from '../reading/score-reader.port.js';
import { addTally, emptyTally, type Tallies, type Tally } from '../reading/tally.js';
import type { ReportPolicy } from '../report.policy.js';
import type { Score, ScorePart, ScoreTarget, TagCount } from './score.types.js';

/** A visit has no item, and no hours; its channel is not counted. */
const WITH_VISITS: readonly RankedSubject[] = ['area', 'department', 'point'];

const NO_TAGS: ReadonlyMap<string, number> = new Map();
const DOOR_NAMES = { direct: '本人直接评价', forwarded: '部门转送评价' } as const;

/** Computes single scores from one moment of the score documents. */
export class ScoresService {
  constructor(
    readonly policy: ReportPolicy,
    private readonly tags: () => TagCatalogue,
  ) {}

  async compute(
    target: ScoreTarget,
    period: Period,
    snapshot: ScoreSnapshot,
    today: Day,
  ): Promise<Score> {
    const parts = partsOf(period);
    const hasVisits = WITH_VISITS.includes(target.subject);
    const spans = [period, ...parts].map((one) => spanOf(one, this.policy, today));
    const wanted = hasVisits ? spans.map((span) => ({ ...span, visits: true as const })) : spans;
    const [whole = emptyTally(), ...series] = (
      await readTallies(snapshot, target.subject, wanted, target.of)
    ).map((tallies) => tallyOf(target, tallies));
    const isWhole = target.subject === 'area' || target.subject === 'department';
    const breakdown = isWhole ? await snapshot.breakdown(period, target.of) : undefined;
    return {
      target,
      period,
      generation: snapshot.position.generation,
      whole: this.part(target.code, target.name, whole),
      visits: hasVisits ? visitsOf(whole.counts) : undefined,
      series: parts.map(({ name }, i) => this.part(name, name, series[i] ?? emptyTally())),
      doors: DOORS.map((door) => this.part(door, DOOR_NAMES[door], whole, door)),
      channels: CHANNELS.map((channel) =>
        this.cut(breakdown?.channels, String(channel), CHANNEL_NAMES[channel]),
      ).filter(hasAny),
      hours: HOURS_KINDS.map((kind) =>
        this.cut(breakdown?.hours, kind, HOURS_KIND_NAMES[kind]),
      ).filter(hasAny),
      tags: this.tagCounts(breakdown?.tags),
    };
  }

  private cut(cuts: Map<string, Counts> | undefined, code: string, name: string): ScorePart {
    return this.part(code, name, { counts: cuts?.get(code) ?? {}, pending: 0 });
  }

  private part(code: string, name: string, tally: Tally, door: DoorFilter = 'all'): ScorePart {
    const { counts, pending } = tally;
    return {
      code,
      name,
      counts,
      figures: indicatorsOf(counts, pending, door, this.policy.weights),
    };
  }

  private tagCounts(counts: ReadonlyMap<string, number> = NO_TAGS): TagCount[] {
    const catalogue = this.tags();
    return Array.from(counts, ([code, count]) => {
      const tag = catalogue.get(code);
      return { code, name: tag?.name ?? code, level: tag?.level ?? null, count };
    })
      .filter(({ count }) => count !== 0)
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  }
}

const hasAny = ({ counts }: ScorePart): boolean => Object.values(counts).some((n) => n !== 0);

/** Days of a day or month, months of a quarter or year. */
function partsOf(period: Period): Period[] {
  if (period.kind === 'quarter' || period.kind === 'year') {
    return monthsOf(period).map((month) => monthPeriod(period.year, Number(month.slice(5))));
  }
  const days: Period[] = [];
  for (let day = period.first; day <= period.last; day = addDays(day, 1)) days.push(dayPeriod(day));
  return days;
}

/** An area is the sum of its departments; anything else stands under its own code. */
function tallyOf({ subject, code }: ScoreTarget, tallies: Tallies): Tally {
  if (subject !== 'area') return tallies.get(code) ?? emptyTally();
  const sum = emptyTally();
  for (const tally of tallies.values()) addTally(sum, tally);
  return sum;
}
