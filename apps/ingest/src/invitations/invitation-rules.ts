import { SERVICE_RULES } from '#shared/contract/event-rules.js';
import { InvitationInput } from '#shared/contract/invitation.js';
import { judgeOf } from '#shared/contract/judge.js';
import type { Fault } from '#shared/contract/rejection.js';
import { eventTime } from '#shared/domain/event-time.js';
import type { AcceptanceContext } from '../acceptance/acceptance-context.js';
import { REGISTRY_RULES } from '../acceptance/registry-rules.js';

/**
 * Makes the judge of requests to invite: what the registry says of a service record, and whether
 * its rating window is still open. `deadlineOf`: of a service, both in epoch milliseconds.
 */
export function invitationJudge(
  deadlineOf: (servedAt: number) => number,
): (event: unknown, context: AcceptanceContext) => Fault | undefined {
  return judgeOf<AcceptanceContext>(InvitationInput, {
    ...REGISTRY_RULES,
    serviceTime: (event, context) => {
      const fault = SERVICE_RULES['serviceTime']?.(event, context);
      if (fault !== undefined) return fault;
      const deadline = deadlineOf(eventTime(String(event['serviceTime'])));
      return deadline <= context.arrivedAt ? 'window-over' : undefined;
    },
    // A slip is good at one point only.
    pointCode: (event, context) =>
      event['slip'] === true && event['pointCode'] === undefined
        ? 'missing'
        : REGISTRY_RULES['pointCode']?.(event, context),
  });
}
