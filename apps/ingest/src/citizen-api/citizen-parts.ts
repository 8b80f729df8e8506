import type { CitizenCodes } from '#shared/crypto/citizen-codes.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import type { RegistryView } from '#shared/domain/registry-view.js';
import type { Collections } from '#shared/mongo/collections.js';
import type { CitizenPolicy } from './citizen-policy.js';
import type { DatabaseGate } from './database-gate.mongo.js';
import type { InvitationStore } from './invitation-store.port.js';
import type { Limits } from './limits.port.js';

/** What the rooms of the citizen's door are built from; their `*.routes.ts` take what they need. */
export interface CitizenParts {
  readonly policy: CitizenPolicy;
  readonly registry: RegistryView;
  readonly codes: CitizenCodes;
  readonly sealer: Sealer;
  readonly invitations: InvitationStore;
  readonly limits: Limits;
  readonly collections: Collections;
  readonly gate: DatabaseGate;
}
