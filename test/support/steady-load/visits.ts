import { randomBytes } from 'node:crypto';
import { DEPARTMENTS, spaceOf } from '../registry.js';
import { keyOf, type Sent } from '../wire.js';
import type { DepartmentCounts } from './steady-load.types.js';

const WORST = 1;
const LEAST_GOOD = 3;
const GOOD_LEVELS = 3;
const CHANNELS = 7;
/** Each bad rating opens a case, which is work for others. */
const VISITS_PER_BAD_ONE = 50;

/** People who are served and say so, and what is true of those whose events were taken in. */
export class Visits {
  readonly keys: string[] = [];
  readonly departments: Record<string, DepartmentCounts> = {};
  private readonly run = randomBytes(4).toString('hex');
  private count = 0;

  constructor(
    private readonly source: string,
    private readonly at: string,
  ) {}

  /** So many visits more: the record of each service, or what was said of each. */
  next(visits: number): { readonly services: Sent[]; readonly ratings: Sent[] } {
    const services: Sent[] = [];
    const ratings: Sent[] = [];
    for (let i = 0; i < visits; i += 1) {
      this.count += 1;
      const [service, rating] = this.visit(this.count);
      services.push(service);
      ratings.push(rating);
    }
    return { services, ratings };
  }

  /** These were answered 202. */
  accepted(events: readonly Sent[]): void {
    for (const sent of events) {
      this.keys.push(keyOf(sent, spaceOf(this.source)));
      const counts = (this.departments[sent.event.deptCode] ??= { valid: 0, good: 0, due: 0 });
      if (sent.kind === 'service') counts.due += 1;
      else {
        counts.valid += 1;
        if (sent.event.satisfaction >= LEAST_GOOD) counts.good += 1;
      }
    }
  }

  private visit(n: number): [Sent, Sent] {
    const { source, at } = this;
    const department = DEPARTMENTS[n % DEPARTMENTS.length];
    if (department === undefined) throw new Error('the test registry has no department');
    const { items } = department;
    const common = {
      areaCode: department.area,
      deptCode: department.code,
      taskCode: items[n % items.length] ?? '',
      projectNo: `${this.run}-${n}`,
      serviceNumber: '1',
    };
    const isBad = n % VISITS_PER_BAD_ONE === 0;
    const satisfaction = (isBad ? WORST : LEAST_GOOD + (n % GOOD_LEVELS)) as 1 | 3 | 4 | 5;
    const service = { ...common, taskName: '一件事项', proStatus: 3, serviceTime: at } as const;
    const rating = { ...common, satisfaction, pf: 1 + (n % CHANNELS), assessTime: at } as const;
    return [
      { kind: 'service', source, event: service },
      { kind: 'rating', source, event: { ...rating, assessNumber: 1 } },
    ];
  }
}
