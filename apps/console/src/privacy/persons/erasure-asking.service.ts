import { randomUUID } from 'node:crypto';
import type { ErasureDoc } from '#shared/contract/reveal-storage.js';
import type { Actor } from '#shared/domain/casework/access-policy.js';
import type { AuditTrail } from '../../audit/audit-trail.port.js';
import { notFound } from '../../http/problem.js';
import type { Transactions } from '../../storage/transactions.port.js';
import { requireOutsider } from '../own-units.js';
import { ASKED_MS } from '../reveals/reveal-state.js';
import type { RevealStore } from '../reveals/reveal-store.port.js';
import type { EnteredPersons } from '../storage/entered-persons.port.js';
import type { PersonalLedger } from '../storage/personal-ledger.port.js';
import type { PersonDto } from './person-request.dto.js';
import { askedRow, personQuery, requirePerson, type PersonParts } from './searched-person.js';

export interface ErasureAskingParts extends PersonParts {
  readonly transactions: Transactions;
  readonly ledger: PersonalLedger;
  readonly entered: EnteredPersons;
  readonly reveals: RevealStore;
  readonly audit: AuditTrail;
}

/** Asks another person to approve that a person's data is erased. */
export class ErasureAskingService {
  constructor(private readonly parts: ErasureAskingParts) {}

  /**
   * Answers the id of what waits for a decision. Throws `invalid` about `person`, `outside-scope`,
   * `not-found` when nothing is held, and `of-the-rated-unit`.
   */
  ask(actor: Actor, { person: token, reason }: PersonDto): Promise<string> {
    const { transactions, ledger, entered, reveals, places, audit, clock } = this.parts;
    const person = requirePerson(actor, 'privacy.erase-person', token, this.parts);
    const { areas: within, hashes } = person;
    return transactions.run(async (tx) => {
      const query = personQuery(person, places);
      const { units: rated, ratings, services } = await ledger.extentOf(tx, query);
      const { units: concerned, cases } = await entered.extentOf(tx, query);
      const units = [...new Set([...rated, ...concerned])];
      const found = { ratings, services, cases };
      requireOutsider(actor, units);
      if (ratings + services + cases === 0) throw notFound();
      const asked: ErasureDoc = {
        ...askedRow(actor, within, randomUUID(), reason, this.parts),
        ...{ kind: 'erasure', state: 'asked', found, units, within, hashes },
        erased: { ratings: 0, services: 0, cases: 0 },
        expiresAt: new Date(clock.now() + ASKED_MS),
      };
      await reveals.insert(tx, asked);
      await audit.append(tx, {
        actor: actor.id,
        action: 'privacy.erasure-asked',
        subject: `reveal:${asked._id}`,
        details: { areas: within, found },
      });
      return asked._id;
    });
  }
}
