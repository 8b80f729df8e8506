import { TOPIC } from '#shared/contract/topic.js';
import type { Db } from '#shared/mongo/connect.js';
import type { BacklogJob } from '../backlog/backlog.worker.js';
import type { Row } from '../bench.types.js';
import { median, shown } from '../figures.js';
import { untilCounted } from '../lab/checkpoints.js';
import { cpuSeconds } from '../lab/cpu.js';
import type { Lab } from '../lab/lab.js';
import type { RunningService } from '../lab/service.js';
import type { Worker } from '../lab/worker.js';
import { judged } from '../verdict.js';

const EVENTS = 20_000;
const DAYS = 3;
const WARM_UPS = 2;

/** CPU of aggregator and database together for one event, measured on small backlogs of one kind. */
export class CountingCost {
  #runs = 0;

  constructor(
    private readonly lab: Lab,
    private readonly db: Db,
    private readonly aggregator: RunningService,
    private readonly backlog: Worker<BacklogJob, number>,
  ) {}

  /** Median µs an event. */
  async measure(when: string): Promise<number> {
    const costs: number[] = [];
    for (let i = 0; i < WARM_UPS + this.lab.options.rounds; i += 1) {
      const micros = await this.once();
      if (i >= WARM_UPS) costs.push(micros);
    }
    this.lab.tell(`${when}: ${costs.map(shown).join(' · ')} µs of CPU an event`);
    return median(costs);
  }

  row(small: number, large: number): Row {
    return judged({
      name: 'cpu-growth',
      what: 'CPU an event of aggregator and database, with 50 times the ledger',
      unit: 'µs',
      value: large,
      limit: small,
      target: 1.2,
      direction: 'at most',
    });
  }

  /** The backlog piles up while the aggregator is held, so that batches are alike every time. */
  private async once(): Promise<number> {
    this.#runs += 1;
    await this.aggregator.pause();
    const events = await this.backlog.call({
      brokers: this.lab.brokers,
      topic: TOPIC,
      events: EVENTS,
      days: DAYS,
      run: `cost${this.#runs}x`,
    });
    const before = this.cpu();
    await this.aggregator.resume();
    await untilCounted(this.lab, this.db);
    return ((this.cpu() - before) / events) * 1e6;
  }

  private cpu(): number {
    return cpuSeconds(this.aggregator.pid) + cpuSeconds(this.lab.mongodPid);
  }
}
