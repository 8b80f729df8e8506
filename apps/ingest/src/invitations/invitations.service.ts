import type { InvitationAnswer, InvitationInput } from '#shared/contract/invitation.js';
import type { CitizenCodes } from '#shared/crypto/citizen-codes.js';
import { chinaDay, chinaTime, type Day } from '#shared/domain/china-time.js';
import { eventTime } from '#shared/domain/event-time.js';
import { ratingDeadline } from '#shared/domain/invitation.js';
import type { RegistryView } from '#shared/domain/registry-view.js';
import { AcceptanceContext } from '../acceptance/acceptance-context.js';
import { rejectionOf, type Rejection } from '../acceptance/rejection.js';
import type { CitizenPolicy } from '../citizen-api/citizen-policy.js';
import type { InvitationStore } from '../citizen-api/invitation-store.port.js';
import { invitedAnswer, noneAcceptable, problemAnswer, type Answer } from '../source-api/answer.js';
import type { IngestMetrics } from '../source-api/ingest-metrics.js';
import type { SignedEvents, Taker } from '../source-api/taker.js';
import { newInvitation, type NewInvitation } from './invitation-document.js';
import { invitationJudge } from './invitation-rules.js';

export interface InvitationsParts {
  readonly policy: Pick<CitizenPolicy, 'publicUrl' | 'calendar' | 'windowDays'>;
  readonly registry: RegistryView;
  readonly codes: CitizenCodes;
  readonly invitations: Pick<InvitationStore, 'invite'>;
  readonly metrics: Pick<IngestMetrics, 'count'>;
}

type Window = Pick<CitizenPolicy, 'calendar' | 'windowDays'>;

/** The deadline of a service, counted once for each China day; the days since 2019 are few thousands. */
function rememberedDeadline({ calendar, windowDays }: Window): (servedAt: number) => number {
  const known = new Map<Day, number>();
  let { years } = calendar;
  return (servedAt) => {
    if (calendar.years !== years) {
      known.clear();
      ({ years } = calendar);
    }
    const day = chinaDay(servedAt);
    let deadline = known.get(day);
    if (deadline === undefined) {
      deadline = ratingDeadline(calendar, servedAt, windowDays);
      known.set(day, deadline);
    }
    return deadline;
  };
}

interface Judged {
  readonly good: readonly (NewInvitation & { readonly index: number })[];
  readonly rejected: readonly Rejection[];
}

const KIND = 'invitation';

/** Invites people to rate: a source names services, and is told a token for each. */
export class InvitationsService implements Taker {
  private readonly deadlineOf: (servedAt: number) => number;
  private readonly judge: ReturnType<typeof invitationJudge>;

  constructor(private readonly parts: InvitationsParts) {
    this.deadlineOf = rememberedDeadline(parts.policy);
    this.judge = invitationJudge(this.deadlineOf);
  }

  async take(request: SignedEvents): Promise<Answer> {
    const { metrics, invitations } = this.parts;
    const source = request.source.code;
    // A person who is invited rates for good.
    if (request.source.sandbox === true) {
      metrics.count(KIND, source, 'rejected', request.events.length);
      return problemAnswer({ code: 'on-trial' });
    }
    const { good, rejected } = this.judged(request);
    metrics.count(KIND, source, 'rejected', rejected.length);
    if (good.length === 0) return noneAcceptable(rejected);
    let standing;
    try {
      standing = await invitations.invite(good.map(({ doc }) => doc));
    } catch (error) {
      metrics.count(KIND, source, 'unavailable', good.length);
      throw error;
    }
    metrics.count(KIND, source, 'accepted', good.length);
    return invitedAnswer(
      good.map(({ index, token, slip, doc }, i): InvitationAnswer => ({
        index,
        token,
        url: `${this.parts.policy.publicUrl}/r/${token}`,
        expiresAt: chinaTime((standing[i] ?? doc).expiresAt.getTime()),
        ...(slip === undefined ? {} : { slip }),
      })),
      rejected,
    );
  }

  private judged({ source, events, arrivedAt }: SignedEvents): Judged {
    const { registry, codes } = this.parts;
    const context = new AcceptanceContext(registry.current(), source, arrivedAt, 'serviceTime');
    const good: (NewInvitation & { index: number })[] = [];
    const rejected: Rejection[] = [];
    for (const [index, event] of events.entries()) {
      const fault = this.judge(event, context);
      if (fault !== undefined) {
        rejected.push(rejectionOf(index, fault));
        continue;
      }
      const input = event as InvitationInput;
      const inviting = {
        source: source.code,
        space: input.space ?? source.spaces[0],
        createdAt: arrivedAt,
        expiresAt: this.deadlineOf(eventTime(input.serviceTime)),
      };
      good.push({ index, ...newInvitation(input, inviting, codes) });
    }
    return { good, rejected };
  }
}
