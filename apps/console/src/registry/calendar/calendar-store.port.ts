import type { CalendarYear } from '#shared/domain/working-days.js';
import type { Tx } from '../../storage/transactions.port.js';

/** The years of the calendar that were loaded. */
export abstract class CalendarStore {
  abstract year(tx: Tx, year: number): Promise<CalendarYear | undefined>;
  abstract put(tx: Tx, year: number, days: CalendarYear): Promise<void>;
}
