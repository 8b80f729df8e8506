import { remindersBetween } from '#shared/domain/casework/casework.js';
import type { WorkCalendar } from '#shared/domain/working-days.js';
import type { Clock } from '../../clock.js';
import type { Notifier } from '../../notices/notifier.port.js';
import type { Transactions, Tx } from '../../storage/transactions.port.js';
import { listingOf } from '../store/case-form.js';
import type { CaseStore } from '../store/case-store.port.js';
import { eachCase } from '../work/each-case.js';
import { audienceOf } from './case-audience.js';
import type { CaseReading } from './case-reading.js';

const BATCH = 200;

export interface CaseClockParts {
  readonly transactions: Transactions;
  readonly cases: CaseStore;
  readonly notifier: Notifier;
  readonly reading: CaseReading;
  readonly clock: Clock;
}

/**
 * Tells people of what falls due. After a pause it tells of everything that fell due meanwhile, and
 * of nothing twice: a case remembers up to when it was told of, and a notice its key.
 */
export class CaseClockService {
  /** Of the calendar that cases were last looked at with. */
  private years: WorkCalendar['years'] | undefined;

  constructor(private readonly parts: CaseClockParts) {}

  /** Sends what is due now; answers for how many cases. Ends early when told to. */
  async run(isRunning: () => boolean): Promise<number> {
    const { cases, clock, transactions, reading } = this.parts;
    const { years } = reading.calendar;
    if (this.years !== years) {
      await cases.lookAgainAtCalendar(this.years === undefined ? 'waiting' : 'all');
      this.years = years;
    }
    return eachCase(await cases.remindable(clock.now(), BATCH), isRunning, (code) =>
      transactions.run((tx) => this.remind(tx, code)),
    );
  }

  private async remind(tx: Tx, code: string): Promise<boolean> {
    const { cases, reading, notifier, clock } = this.parts;
    const doc = await cases.byCode(code, tx);
    const now = clock.now();
    if (doc === undefined || doc.listing.remindAt.getTime() > now) return false;
    const { file, context, desks } = await reading.of(tx, doc);
    const { lineage, calendar } = context;
    const since = doc.listing.reminded.getTime();
    for (const { name, key, at, to } of remindersBetween(file, calendar, since, now)) {
      await notifier.tell(tx, {
        ...{ case: code, key, name, at: new Date(at), areas: lineage, unit: file.unit },
        to: audienceOf(to, file, desks),
      });
    }
    const { routed } = doc.listing;
    // Of a time that ran backwards nothing is told again.
    const basis = { ...context, desks, at: now, routed, reminded: Math.max(since, now) };
    return cases.write(tx, doc, { file, listing: listingOf(file, basis), publicSteps: [] });
  }
}
