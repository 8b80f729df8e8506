import { randomUUID } from 'node:crypto';
import type { LookUpDoc, PersonHashes } from '#shared/contract/reveal-storage.js';
import { HASHED_FIELDS } from '#shared/contract/sealed.js';
import { may, type Actor } from '#shared/domain/casework/access-policy.js';
import { chinaTime } from '#shared/domain/china-time.js';
import type { AuditTrail } from '../../audit/audit-trail.port.js';
import { caseCode, type SeenCase } from '../../casework/store/case-form.js';
import type { CaseStore } from '../../casework/store/case-store.port.js';
import { invalid } from '../../http/problem.js';
import type { Transactions, Tx } from '../../storage/transactions.port.js';
import { areasWithin } from '../areas-within.js';
import { ownUnits } from '../own-units.js';
import type { RevealStore } from '../reveals/reveal-store.port.js';
import type { EnteredPersons } from '../storage/entered-persons.port.js';
import type { PersonalLedger, PersonRows } from '../storage/personal-ledger.port.js';
import type { FoundPersonDto, PersonCaseDto } from './person-answer.dto.js';
import {
  exportedCase,
  exportedRating,
  exportedService,
  maskedRating,
  maskedServices,
  personCase,
} from './person-answers.js';
import type { PersonDto, PersonSearchDto } from './person-request.dto.js';
import { personToken, type SearchedPerson } from './person-token.js';
import { askedRow, personQuery, requirePerson, type PersonParts } from './searched-person.js';

const SHOWN = 200;
const EXPORTED = 10_000;

export interface PersonsParts extends PersonParts {
  readonly transactions: Transactions;
  readonly ledger: PersonalLedger;
  readonly entered: EnteredPersons;
  readonly reveals: RevealStore;
  readonly cases: CaseStore;
  readonly audit: AuditTrail;
}

interface HeldRows extends PersonRows {
  readonly entered: readonly SeenCase[];
  readonly counts: Readonly<Record<'ratings' | 'services' | 'cases', number>>;
}

/** One person's data: found by number, and taken out for the person. */
export class PersonsService {
  constructor(private readonly parts: PersonsParts) {}

  /** Throws `invalid` without a number, and `outside-scope` about `within`. */
  search(actor: Actor, request: PersonSearchDto): Promise<FoundPersonDto> {
    const { transactions, places, audit, sealer, clock } = this.parts;
    const hashes = this.hashesOf(request);
    const areas = areasWithin(actor, 'privacy.find-person', request.within, places);
    return transactions.run(async (tx) => {
      const held = await this.heldOf(tx, actor, { hashes, areas }, SHOWN);
      const { ratings, services, entered, truncated, counts: found } = held;
      const id = await this.note(tx, actor, 'search', areas, request.reason);
      const cases = [...(await this.casesOf(tx, actor, ratings)), ...entered.map(personCase)];
      await audit.append(tx, {
        actor: actor.id,
        action: 'privacy.person-searched',
        subject: `reveal:${id}`,
        details: { by: Object.keys(hashes), areas, found },
      });
      return {
        person: personToken({ hashes, areas }, actor.id, clock.now(), sealer),
        ratings: ratings.map((row) => maskedRating(row, sealer)),
        services: maskedServices(services, sealer),
        ...{ cases, truncated },
      };
    });
  }

  /** All that is held of a person, as JSON; throws `invalid` about `person`, and `outside-scope`. */
  export(actor: Actor, { person: token, reason }: PersonDto): Promise<string> {
    const { transactions, audit, sealer, clock } = this.parts;
    const person = requirePerson(actor, 'privacy.export-person', token, this.parts);
    return transactions.run(async (tx) => {
      const held = await this.heldOf(tx, actor, person, EXPORTED);
      const { ratings, services, entered, truncated, counts: exported } = held;
      const { areas } = person;
      const id = await this.note(tx, actor, 'export', areas, reason);
      await audit.append(tx, {
        actor: actor.id,
        action: 'privacy.person-exported',
        subject: `reveal:${id}`,
        details: { areas, exported },
      });
      const file = {
        exportedAt: chinaTime(clock.now()),
        ...{ areas, truncated },
        ratings: ratings.map((row) => exportedRating(row, sealer)),
        services: services.map((row) => exportedService(row, sealer)),
        cases: entered.map((row) => exportedCase(row, sealer)),
      };
      return `${JSON.stringify(file, null, 2)}\n`;
    });
  }

  private hashesOf(request: PersonSearchDto): PersonHashes {
    const { sealer } = this.parts;
    const given = HASHED_FIELDS.flatMap((field) => {
      const value = request[field];
      return value === undefined ? [] : [[field, sealer.hash(field, value)] as const];
    });
    if (given.length === 0) throw invalid('mobile', 'asks for this or for certKey');
    return Object.fromEntries(given);
  }

  /** What is held of a person, of each kind at most `limit`, and nothing of the actor's own units. */
  private async heldOf(
    tx: Tx,
    actor: Actor,
    person: SearchedPerson,
    limit: number,
  ): Promise<HeldRows> {
    const { ledger, entered: persons, places } = this.parts;
    const query = { ...personQuery(person, places), notOf: ownUnits(actor), limit };
    const rows = await ledger.rowsOf(tx, query);
    const entered = await persons.casesOf(tx, query);
    const { ratings, services } = rows;
    const counts = { ratings: ratings.length, services: services.length, cases: entered.length };
    return { ...rows, entered, counts };
  }

  /** Cases behind the ratings that the actor may see. */
  private async casesOf(
    tx: Tx,
    actor: Actor,
    ratings: PersonRows['ratings'],
  ): Promise<PersonCaseDto[]> {
    const codes = new Set(ratings.map(({ service }) => caseCode(service)));
    const cases: PersonCaseDto[] = [];
    for (const code of codes) {
      const found = await this.parts.cases.byCode(code, tx);
      if (found === undefined) continue;
      const { areas, unit } = found.listing;
      const target = { lineage: areas, deptCode: unit };
      if (may(actor, 'cases.read', target)) cases.push(personCase(found));
    }
    return cases;
  }

  /** Keeps why somebody looked: the audit chain carries no words. */
  private async note(
    tx: Tx,
    actor: Actor,
    kind: LookUpDoc['kind'],
    areas: readonly string[],
    reason: string,
  ): Promise<string> {
    const _id = randomUUID();
    const row = askedRow(actor, areas, _id, reason, this.parts);
    await this.parts.reveals.insert(tx, { kind, ...row });
    return _id;
  }
}
