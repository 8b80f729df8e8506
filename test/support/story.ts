import type { Random } from './random.js';
import { DEPARTMENTS, type TestDepartment } from './registry.js';
import type { Sent, WireRating, WireService } from './wire.js';

/** Made-up people: their words and numbers may stand nowhere in the clear. */
export const PEOPLE = [
  {
    userName: '测试甲某某',
    certKey: '360102190001011230',
    mobile: '13900001111',
    words: '窗口说了三遍我还是没听懂',
  },
  {
    userName: '测试乙某某',
    certKey: '360829190002022341',
    mobile: '13900002222',
    words: '请回电 13900002222 谢谢你们',
  },
] as const;

/** Hours around which services happen: ends of days, months, quarters and years in China. */
const MOMENTS = [
  '2025-12-31T15:59:59Z',
  '2025-12-31T16:00:00Z',
  '2026-01-31T15:30:00Z',
  '2026-03-31T15:58:00Z',
  '2026-06-10T03:00:00Z',
  '2026-09-30T16:01:00Z',
] as const;

/** Periods worth asking for after such a story. */
export const PERIODS = [
  ...['2025', '2026', '2025-Q4', '2026-Q1', '2026-Q2', '2026-Q4', '2025-12', '2026-01', '2026-02'],
  ...['2026-03', '2026-04', '2026-10', '2025-12-31', '2026-01-01', '2026-04-01'],
] as const;

const HOUR_MS = 3_600_000;
const TAGS: Record<number, readonly string[]> = {
  5: ['510', '511'],
  4: ['406', '407'],
  3: ['307', '308'],
  2: ['207', '208'],
  1: ['108', '109'],
};

/**
 * Visits of people to departments, and everything a service and its rating can be: unrated,
 * defaulted, defaulted and then chosen, followed up, revised into another month, withdrawn, rated
 * before the record or without one, told by two systems, sent twice.
 */
export class Story {
  #n = 0;

  constructor(
    private readonly random: Random,
    private readonly prefix: string,
    private readonly departments: readonly TestDepartment[] = DEPARTMENTS,
  ) {}

  /** The events of `visits` visits, out of order within reach of each other. */
  tell(visits: number): Sent[] {
    const events = Array.from({ length: visits }, () => this.#visit()).flat();
    for (let i = events.length - 1; i > 0; i -= 1) {
      const j = Math.max(0, i - this.random.int(0, 6));
      const [a, b] = [events[i], events[j]];
      if (a !== undefined && b !== undefined) [events[i], events[j]] = [b, a];
    }
    return events;
  }

  #visit(): Sent[] {
    const { random } = this;
    this.#n += 1;
    const department = random.pick(this.departments);
    const voice = this.#voices(department);
    const served = Date.parse(random.pick(MOMENTS)) + random.int(-30, 30) * HOUR_MS;
    const person = random.pick(PEOPLE);
    const common = {
      areaCode: department.area,
      deptCode: department.code,
      taskCode: random.pick(department.items),
      projectNo: `${this.prefix}-${this.#n}`,
      serviceNumber: String(random.int(1, 3)),
      ...(random.chance(0.8) ? { pointCode: random.pick(department.points) } : {}),
      ...(random.chance(0.5)
        ? { userName: person.userName, certKey: person.certKey, mobile: person.mobile }
        : {}),
    };
    const record: WireService = {
      ...common,
      ...voice.record.extra,
      taskName: '一件事项',
      proStatus: 3,
      serviceTime: this.#written(served),
      ...(random.chance(0.3)
        ? { hoursKind: random.pick(['ordinary', 'extended', 'shifted', 'booked'] as const) }
        : {}),
    };
    const rating = (more: Partial<WireRating>): WireRating => {
      const satisfaction = more.satisfaction ?? this.#level();
      return {
        ...common,
        ...voice.rating.extra,
        assessNumber: 1,
        satisfaction,
        pf: random.int(1, 7),
        assessTime: this.#written(served + random.int(0, 72) * HOUR_MS),
        ...(random.chance(0.4) ? { evalDetail: TAGS[satisfaction] ?? [] } : {}),
        ...(random.chance(0.3) ? { writingEvaluation: person.words } : {}),
        ...more,
      };
    };
    const services: WireService[] = random.chance(0.95) ? [record] : [];
    if (random.chance(0.06)) {
      const moved = this.#written(served + random.int(-48, 48) * HOUR_MS);
      services.push({ ...record, revision: 2, serviceTime: moved, withdrawn: random.chance(0.3) });
    }
    const ratings: WireRating[] = [];
    if (random.chance(0.15)) ratings.push(rating({ isDefault: true, satisfaction: 5 }));
    if (random.chance(0.75)) ratings.push(rating({}));
    if (random.chance(0.08)) ratings.push(rating({ assessNumber: 2 }));
    const sent: Sent[] = [
      ...services.map((event): Sent => ({ kind: 'service', source: voice.record.source, event })),
      ...ratings.map((event): Sent => ({ kind: 'rating', source: voice.rating.source, event })),
    ];
    return random.chance(0.05) ? [...sent, ...sent] : sent;
  }

  /** Which systems speak of this case, all of them in one space. */
  #voices(department: TestDepartment) {
    const plain = (source: string) => ({ source, extra: {} });
    const guest = { source: 'GUEST', extra: { space: 'CASES' } };
    const first = DEPARTMENTS.indexOf(department) < 4;
    const choice = this.random.int(first ? 0 : 1, 3);
    if (choice === 0) return { record: plain('OWN'), rating: plain('OWN') };
    if (choice === 1) return { record: plain('HALL'), rating: plain('NET') };
    if (choice === 2) return { record: plain('GUEST'), rating: plain('GUEST') };
    return { record: guest, rating: plain('HALL') };
  }

  #level(): WireRating['satisfaction'] {
    return this.random.chance(0.8) ? 5 : this.random.pick([1, 2, 3, 4] as const);
  }

  /** One instant as one sender writes it in China time and another in UTC. */
  #written(ms: number): string {
    if (this.random.chance(0.5)) return new Date(ms).toISOString();
    return `${new Date(ms + 8 * HOUR_MS).toISOString().slice(0, 19)}+08:00`;
  }
}
