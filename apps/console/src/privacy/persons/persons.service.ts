import { randomUUID } from 'node:crypto';
import {
  revealContext,
  type ErasureDoc,
  type LookUpDoc,
  type PersonHashes,
} from '#shared/contract/reveal-storage.js';
import { HASHED_FIELDS } from '#shared/contract/sealed.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import { may, type Actor } from '#shared/domain/casework/access-policy.js';
import type { Permission } from '#shared/domain/casework/access-table.js';
import { chinaTime } from '#shared/domain/china-time.js';
import type { AuditTrail } from '../../audit/audit-trail.port.js';
import type { Places } from '../../auth/places.js';
import { commonAreas } from '../../auth/users/user-rules.js';
import { caseCode } from '../../casework/store/case-form.js';
import type { CaseStore } from '../../casework/store/case-store.port.js';
import type { Clock } from '../../clock.js';
import { invalid, notFound, outsideScope } from '../../http/problem.js';
import type { Transactions, Tx } from '../../storage/transactions.port.js';
import { areasWithin, codesBelow } from '../areas-within.js';
import { ownUnits, requireOutsider } from '../own-units.js';
import { ASKED_MS } from '../reveals/reveal-state.js';
import type { RevealStore } from '../reveals/reveal-store.port.js';
import type { PersonalLedger, PersonQuery, PersonRows } from '../storage/personal-ledger.port.js';
import type { FoundPersonDto, PersonCaseDto } from './person-answer.dto.js';
import { exportedRating, exportedService, maskedRating, maskedServices } from './person-answers.js';
import type { PersonDto, PersonSearchDto } from './person-request.dto.js';
import { personToken, readPersonToken, type SearchedPerson } from './person-token.js';

const SHOWN = 200;
const EXPORTED = 10_000;

export interface PersonsParts {
  readonly transactions: Transactions;
  readonly ledger: PersonalLedger;
  readonly reveals: RevealStore;
  readonly cases: CaseStore;
  readonly places: Places;
  readonly audit: AuditTrail;
  readonly sealer: Sealer;
  readonly clock: Clock;
}

/** One person's data: found by number, taken out for the person, and erased once it is approved. */
export class PersonsService {
  constructor(private readonly parts: PersonsParts) {}

  /** Throws `invalid` without a number, and `outside-scope` about `within`. */
  search(actor: Actor, request: PersonSearchDto): Promise<FoundPersonDto> {
    const { transactions, places, audit, sealer, clock } = this.parts;
    const hashes = this.hashesOf(request);
    const areas = areasWithin(actor, 'privacy.find-person', request.within, places);
    return transactions.run(async (tx) => {
      const rows = await this.rowsOf(tx, actor, { hashes, areas }, SHOWN);
      const id = await this.note(tx, actor, 'search', areas, request.reason);
      const cases = await this.casesOf(tx, actor, rows);
      const { ratings, services, truncated } = rows;
      await audit.append(tx, {
        actor: actor.id,
        action: 'privacy.person-searched',
        subject: `reveal:${id}`,
        details: {
          ...{ by: Object.keys(hashes), areas },
          found: { ratings: ratings.length, services: services.length },
        },
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
    const person = this.personOf(actor, 'privacy.export-person', token);
    return transactions.run(async (tx) => {
      const rows = await this.rowsOf(tx, actor, person, EXPORTED);
      const { ratings, services, truncated } = rows;
      const { areas } = person;
      const id = await this.note(tx, actor, 'export', areas, reason);
      await audit.append(tx, {
        actor: actor.id,
        action: 'privacy.person-exported',
        subject: `reveal:${id}`,
        details: { areas, exported: { ratings: ratings.length, services: services.length } },
      });
      const file = {
        exportedAt: chinaTime(clock.now()),
        ...{ areas, truncated },
        ratings: ratings.map((row) => exportedRating(row, sealer)),
        services: services.map((row) => exportedService(row, sealer)),
      };
      return `${JSON.stringify(file, null, 2)}\n`;
    });
  }

  /**
   * Asks another person to approve that a person's data is erased. Throws like `export`, `not-found`
   * when nothing is held, and `of-the-rated-unit`.
   */
  askErasure(actor: Actor, { person: token, reason }: PersonDto): Promise<string> {
    const { transactions, ledger, reveals, audit, clock } = this.parts;
    const person = this.personOf(actor, 'privacy.erase-person', token);
    return transactions.run(async (tx) => {
      const { units, ...found } = await ledger.extentOf(tx, this.queryOf(person));
      requireOutsider(actor, units);
      if (found.ratings + found.services === 0) throw notFound();
      const [_id, now] = [randomUUID(), clock.now()];
      const asked: ErasureDoc = {
        ...{ _id, kind: 'erasure', state: 'asked', found, units },
        ...this.rowOf(actor, person.areas, _id, reason, now),
        within: person.areas,
        hashes: person.hashes,
        erased: { ratings: 0, services: 0 },
        expiresAt: new Date(now + ASKED_MS),
      };
      await reveals.insert(tx, asked);
      await audit.append(tx, {
        actor: actor.id,
        action: 'privacy.erasure-asked',
        subject: `reveal:${_id}`,
        details: { areas: person.areas, found: { ...found } },
      });
      return _id;
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

  private personOf(actor: Actor, permission: Permission, token: string): SearchedPerson {
    const { sealer, clock, places } = this.parts;
    const person = readPersonToken(token, actor.id, clock.now(), sealer);
    if (person === undefined) throw invalid('person', 'must be of a search of yours, not yet over');
    // The roles may have changed since.
    const isStillMine = person.areas.every((area) => {
      const place = places.area(area);
      return place !== undefined && may(actor, permission, place);
    });
    if (!isStillMine) throw outsideScope('person');
    return person;
  }

  private queryOf({ hashes, areas }: SearchedPerson): PersonQuery {
    return { hashes, areas: codesBelow(areas, this.parts.places) };
  }

  private rowsOf(tx: Tx, actor: Actor, person: SearchedPerson, limit: number): Promise<PersonRows> {
    const query = { ...this.queryOf(person), notOf: ownUnits(actor), limit };
    return this.parts.ledger.rowsOf(tx, query);
  }

  /** Cases behind the ratings that the actor may see. */
  private async casesOf(tx: Tx, actor: Actor, { ratings }: PersonRows): Promise<PersonCaseDto[]> {
    const codes = new Set(ratings.map(({ service }) => caseCode(service)));
    const cases: PersonCaseDto[] = [];
    for (const code of codes) {
      const found = await this.parts.cases.byCode(code, tx);
      if (found === undefined) continue;
      const { listing, state } = found;
      const target = { lineage: listing.areas, deptCode: listing.unit };
      if (may(actor, 'cases.read', target)) cases.push({ id: code, number: listing.number, state });
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
    const row = this.rowOf(actor, areas, _id, reason, this.parts.clock.now());
    await this.parts.reveals.insert(tx, { _id, kind, ...row });
    return _id;
  }

  private rowOf(
    { id }: Actor,
    areas: readonly string[],
    _id: string,
    reason: string,
    now: number,
  ): Pick<LookUpDoc, 'areas' | 'askedBy' | 'askedAt' | 'reason'> {
    const { places, sealer } = this.parts;
    const held = areas.map((area) => places.area(area) ?? places.whole);
    return {
      areas: commonAreas(held, places.province),
      askedBy: id,
      askedAt: new Date(now),
      reason: sealer.seal(reason, revealContext(_id, 'reason')),
    };
  }
}
