import type { InvitationView } from '#shared/contract/citizen-api.js';
import type { InvitationDoc } from '#shared/contract/citizen-storage.js';
import { codeId } from '#shared/crypto/citizen-codes.js';
import type { RegistryView } from '#shared/domain/registry-view.js';
import { AppError } from '#shared/errors/app-error.js';
import type { CitizenPolicy } from '../citizen-policy.js';
import type { CitizenProblem } from '../citizen-problem.js';
import type { InvitationStore } from '../invitation-store.port.js';
import { chosenRatingKey } from '../invited.js';
import { loadedRegistry } from '../loaded-registry.js';
import type { Limits } from '../limits.port.js';
import { unknownCode } from '../unknown-code.js';
import { allOrigins, invitationView, unknownView } from './invitation-view.js';

const TOKEN = /^[A-Za-z0-9_-]{22}$/;

/** A view, and the problem that a program would be told instead where nothing can be done. */
export interface Viewed {
  readonly view: InvitationView;
  readonly problem?: CitizenProblem;
}

export interface InvitationViewsParts {
  readonly policy: Pick<CitizenPolicy, 'followUpDays' | 'askHandlerIn'>;
  readonly registry: RegistryView;
  readonly invitations: InvitationStore;
  readonly limits: Limits;
  /** Publishes what was left pending. */
  readonly settle: (invitation: InvitationDoc) => Promise<void>;
}

/** Shows what a token is for. */
export class InvitationViewsService {
  constructor(private readonly parts: InvitationViewsParts) {}

  async view(token: string, address: string, now = Date.now()): Promise<Viewed> {
    const { invitations, limits, policy } = this.parts;
    const registry = loadedRegistry(this.parts.registry);
    const invitation = TOKEN.test(token) ? await invitations.find(codeId(token)) : undefined;
    if (invitation === undefined) {
      const problem = await unknownCode(limits, address);
      return { view: unknownView(registry, now), problem };
    }
    await this.settle(invitation);
    const [first, second] = await Promise.all([
      invitations.ratedAt(chosenRatingKey(invitation, 1)),
      invitations.ratedAt(chosenRatingKey(invitation, 2)),
    ]);
    const view = invitationView(invitation, {
      registry,
      policy,
      now,
      ratedAt: { 1: first, 2: second },
    });
    return view.state === 'expired' ? { view, problem: { problem: 'expired' } } : { view };
  }

  /** Everybody who may embed the page of some invitation. */
  origins(now = Date.now()): readonly string[] {
    return allOrigins(this.parts.registry.current(), now);
  }

  /** The page can be shown while Kafka is away; what is pending then waits for the next visit. */
  private async settle(invitation: InvitationDoc): Promise<void> {
    try {
      await this.parts.settle(invitation);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
}
