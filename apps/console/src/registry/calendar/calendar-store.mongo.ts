import type { CalendarDoc } from '#shared/contract/registry-storage.js';
import { COLLECTION } from '#shared/contract/storage.js';
import type { CalendarYear } from '#shared/domain/working-days.js';
import type { Db } from '#shared/mongo/connect.js';
import { sessionOf } from '../../storage/transactions.mongo.js';
import type { Tx } from '../../storage/transactions.port.js';
import { CalendarStore } from './calendar-store.port.js';

export class MongoCalendarStore extends CalendarStore {
  constructor(private readonly db: Db) {
    super();
  }

  async year(tx: Tx, year: number): Promise<CalendarYear | undefined> {
    const session = sessionOf(tx);
    const found = await this.calendar.findOne({ _id: String(year) }, { session });
    return found === null ? undefined : { holidays: found.holidays, makeUpDays: found.makeUpDays };
  }

  async put(tx: Tx, year: number, { holidays, makeUpDays }: CalendarYear): Promise<void> {
    await this.calendar.replaceOne(
      { _id: String(year) },
      { year, holidays, makeUpDays },
      { session: sessionOf(tx), upsert: true },
    );
  }

  private get calendar() {
    return this.db.collection<CalendarDoc>(COLLECTION.calendar);
  }
}
