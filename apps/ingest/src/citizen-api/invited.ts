import type { InvitationDoc } from '#shared/contract/citizen-storage.js';
import type { ServiceView } from '#shared/contract/citizen-api.js';
import { chinaDay } from '#shared/domain/china-time.js';
import { ratingKey, serviceKey } from '#shared/domain/keys.js';
import type { Registry } from '#shared/domain/registry.js';

/** What an invitation says of the service or visit that it is for. */
export type Invited = Pick<
  InvitationDoc,
  | 'kind'
  | 'areaCode'
  | 'deptCode'
  | 'space'
  | 'projectNo'
  | 'serviceNumber'
  | 'taskCode'
  | 'pointCode'
  | 'servedAt'
>;

/** The ledger key of the rating that somebody chose in a round. */
export const chosenRatingKey = (invited: Invited, round: 1 | 2): string =>
  ratingKey(serviceKey(invited), round, false);

/**
 * What a rating is about, in the names of the day when it happened. A code that the registry has
 * lost since stands for itself.
 */
export function serviceView(invited: Invited, registry: Registry): ServiceView {
  const day = chinaDay(invited.servedAt.getTime());
  const { taskCode, pointCode } = invited;
  const nameIn = (table: 'areas' | 'departments' | 'items' | 'points', code: string): string =>
    registry[table].on(code, day)?.name ?? code;
  return {
    ...(taskCode === undefined ? {} : { item: nameIn('items', taskCode) }),
    department: nameIn('departments', invited.deptCode),
    area: nameIn('areas', invited.areaCode),
    ...(pointCode === undefined ? {} : { point: nameIn('points', pointCode) }),
    day,
    visit: invited.kind === 'visit',
  };
}
