import type { RatingRow } from '#shared/contract/ledger.js';
import { CHANNELS, DOORS } from '#shared/domain/channel.js';
import { addDays, startOfChinaDay, type Day } from '#shared/domain/china-time.js';
import { ratingKey, serviceKey } from '#shared/domain/keys.js';
import { LEVELS } from '#shared/domain/level.js';
import type { Random } from './random.js';

/** Where a rating can be of: a department with its area and items. */
export interface RatingPlace {
  readonly code: string;
  readonly area: string;
  readonly items: readonly string[];
}

/** Rows of the ledger, as they lie in `ratings`, rated within some China days from `first` on. */
export function* ratingRows(
  random: Random,
  count: number,
  places: readonly RatingPlace[],
  first: Day,
  days: number,
): Generator<RatingRow> {
  for (let i = 0; i < count; i += 1) {
    const { code, area, items } = random.pick(places);
    const service = serviceKey({
      deptCode: code,
      space: 'ROWS',
      projectNo: `36${String(i).padStart(16, '0')}`,
      serviceNumber: '1',
    });
    const at = startOfChinaDay(addDays(first, random.int(0, days - 1))) + random.int(0, 86_399_000);
    yield {
      _id: ratingKey(service, 1, false),
      ...{ deptCode: code, areaCode: area, service, source: 'rows', correlationId: `rows-${i}` },
      ...{ epoch: 1, partition: 0, offset: i, receivedAt: new Date(at + 60_000) },
      taskCode: random.pick(items),
      ...{ round: 1, isDefault: false, level: random.pick(LEVELS) },
      ...{ channel: random.pick(CHANNELS), door: random.pick(DOORS), ratedAt: new Date(at) },
    };
  }
}
