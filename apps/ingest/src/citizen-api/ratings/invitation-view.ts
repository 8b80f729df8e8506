import type { InvitationState, InvitationView } from '#shared/contract/citizen-api.js';
import type { InvitationDoc } from '#shared/contract/citizen-storage.js';
import { chinaDay, type Day } from '#shared/domain/china-time.js';
import { followUpDeadline } from '#shared/domain/invitation.js';
import type { Registry } from '#shared/domain/registry.js';
import type { CitizenPolicy } from '../citizen-policy.js';
import { serviceView } from '../invited.js';
import { tagChoices } from '../tag-choices.js';
import { asksHandler } from './handler-policy.js';

/** What is known when a page is asked for. */
export interface ViewContext {
  readonly registry: Registry;
  readonly policy: Pick<CitizenPolicy, 'followUpDays' | 'askHandlerIn'>;
  /** Epoch milliseconds. */
  readonly now: number;
  /** When the ledger's chosen ratings of the service were given, by round. */
  readonly ratedAt: Readonly<Partial<Record<1 | 2, Date | undefined>>>;
}

/** What can be done with an invitation now, and what the page needs for it. */
export function invitationView(invitation: InvitationDoc, context: ViewContext): InvitationView {
  const { registry, policy, now, ratedAt } = context;
  const today = chinaDay(now);
  const firstAt = invitation.rated?.at ?? ratedAt[1];
  const isFollowedUp = invitation.followedUp !== undefined || ratedAt[2] !== undefined;
  const { handlerCode } = invitation;
  const asked = asksHandler(invitation, policy, registry) && handlerCode !== undefined;
  return {
    state: stateOf(firstAt, invitation.expiresAt, now),
    mayFollowUp:
      firstAt !== undefined &&
      !isFollowedUp &&
      now < followUpDeadline(firstAt.getTime(), policy.followUpDays),
    service: serviceView(invitation, registry),
    ...(asked ? { handler: { code: handlerCode } } : {}),
    tags: tagChoices(registry.tags, today),
    hosts: hostsOf(invitation, registry, today),
  };
}

/** The pages of every source that has invited: two that share case numbers share a token. */
function hostsOf(
  { source, invitedBy = [] }: InvitationDoc,
  { sources }: Registry,
  today: Day,
): readonly string[] {
  const origins = [...new Set([source, ...invitedBy])].flatMap(
    (code) => sources.on(code, today)?.origins ?? [],
  );
  return [...new Set(origins)];
}

function stateOf(firstAt: Date | undefined, expiresAt: Date, now: number): InvitationState {
  if (firstAt !== undefined) return 'used';
  return expiresAt.getTime() <= now ? 'expired' : 'open';
}

/**
 * The view of a token that does not exist. Whoever embeds the page learns of it: there is nothing
 * to take in that frame, and its text must be readable.
 */
export const unknownView = (registry: Registry, now: number): InvitationView => ({
  state: 'unknown',
  mayFollowUp: false,
  tags: [],
  hosts: allOrigins(registry, now),
});

/** What proxies take as one header, and much more than the sites of a province. */
const MOST_ORIGINS = 3_000;

/** The origins of all sources, sorted; none where they would not fit into a header. */
export function allOrigins({ sources }: Registry, now: number): readonly string[] {
  const origins = new Set<string>();
  for (const source of sources.allOn(chinaDay(now))) {
    for (const origin of source.origins ?? []) origins.add(origin);
  }
  const all = [...origins].sort();
  return all.join(' ').length > MOST_ORIGINS ? [] : all;
}
