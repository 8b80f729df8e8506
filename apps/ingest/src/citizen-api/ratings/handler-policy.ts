import type { InvitationDoc } from '#shared/contract/citizen-storage.js';
import { chinaDay } from '#shared/domain/china-time.js';
import type { Registry } from '#shared/domain/registry.js';
import type { CitizenPolicy } from '../citizen-policy.js';

/** From a village up to the province; a registry with a ring in it ends here too. */
const DEEPEST = 8;

/** Whether the person who handled a service is asked about: known, and in an area that asks. */
export function asksHandler(
  { handlerCode, areaCode, servedAt }: InvitationDoc,
  { askHandlerIn }: Pick<CitizenPolicy, 'askHandlerIn'>,
  { areas }: Pick<Registry, 'areas'>,
): boolean {
  if (handlerCode === undefined) return false;
  if (askHandlerIn === '*') return true;
  const day = chinaDay(servedAt.getTime());
  let code: string | undefined = areaCode;
  for (let depth = 0; code !== undefined && depth < DEEPEST; depth += 1) {
    if (askHandlerIn.includes(code)) return true;
    code = areas.on(code, day)?.parentCode;
  }
  return false;
}
