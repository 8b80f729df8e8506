import { randomUUID } from 'node:crypto';
import { revealContext, type RevealDoc } from '#shared/contract/reveal-storage.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import { scopesOf, type Actor } from '#shared/domain/casework/access-policy.js';
import type { AuditTrail } from '../../audit/audit-trail.port.js';
import { judgeAccess } from '../../auth/access/judge-access.js';
import type { CaseStore } from '../../casework/store/case-store.port.js';
import type { CaseWorld } from '../../casework/store/case-world.port.js';
import type { Clock } from '../../clock.js';
import { outsideScope } from '../../http/problem.js';
import { pageOf } from '../../paging/time-cursor.js';
import type { Transactions } from '../../storage/transactions.port.js';
import { unitsOfCase } from '../case-units.js';
import { CURSORS } from '../cursors.js';
import { ownUnits, requireOutsider } from '../own-units.js';
import { requireRevealAccess } from './reveal-access.js';
import type { RevealDto, RevealPageDto } from './reveal-answer.dto.js';
import { revealDto, type RevealView } from './reveal-answers.js';
import type { RevealQueryDto } from './reveal-query.dto.js';
import type { RevealRequestDto } from './reveal-request.dto.js';
import { ASKED_MS, type AskedRow } from './reveal-state.js';
import type { RevealStore } from './reveal-store.port.js';

export interface RevealsParts {
  readonly transactions: Transactions;
  readonly reveals: RevealStore;
  readonly cases: CaseStore;
  readonly world: CaseWorld;
  readonly audit: AuditTrail;
  readonly sealer: Sealer;
  readonly clock: Clock;
}

/** What is asked for of personal data, and by whom; deciding and opening it is `RevealStepsService`. */
export class RevealsService {
  constructor(private readonly parts: RevealsParts) {}

  /**
   * Asks to see personal data of a case. Throws `outside-scope` about a case that is not there, too,
   * and `of-the-rated-unit`.
   */
  async ask(actor: Actor, { case: code, what, reason }: RevealRequestDto): Promise<RevealDto> {
    const { transactions, reveals, cases, audit, sealer, clock } = this.parts;
    const row = await transactions.run(async (tx) => {
      const found = await cases.byCode(code, tx);
      const target = found && { lineage: found.listing.areas, deptCode: found.listing.unit };
      if (!target || judgeAccess(actor, 'privacy.ask-reveal', target) !== 'allowed') {
        throw outsideScope('case');
      }
      const units = unitsOfCase(found);
      requireOutsider(actor, units);
      const [_id, now] = [randomUUID(), clock.now()];
      const asked: RevealDoc = {
        ...{ _id, kind: 'reveal', case: code, number: found.listing.number, units },
        areas: found.listing.areas,
        askedBy: actor.id,
        askedAt: new Date(now),
        what: [...what].sort(),
        reason: sealer.seal(reason, revealContext(_id, 'reason')),
        state: 'asked',
        expiresAt: new Date(now + ASKED_MS),
        openings: 0,
      };
      await reveals.insert(tx, asked);
      await audit.append(tx, {
        actor: actor.id,
        action: 'privacy.reveal-asked',
        subject: `reveal:${_id}`,
        details: { case: code, what: asked.what },
      });
      return asked;
    });
    return revealDto(row, await this.viewFor(actor, [row]));
  }

  /** What lies within the scopes of the actor and was not about his own department. */
  async page(actor: Actor, query: RevealQueryDto): Promise<RevealPageDto> {
    const { after, limit, state, kind, mine } = query;
    const { reveals, clock } = this.parts;
    const rows = await reveals.page({
      ...{ state, kind, limit: limit + 1, now: clock.now() },
      areas: scopesOf(actor, 'privacy.ask-reveal').map(({ code }) => code),
      notOf: ownUnits(actor),
      after: CURSORS.read(after),
      askedBy: mine === undefined ? undefined : { id: actor.id, is: mine === 'true' },
    });
    const { shown, next } = pageOf(rows, limit, ({ askedAt: at, _id: id }) => ({ at, id }));
    const view = await this.viewFor(actor, shown);
    return { reveals: shown.map((row) => revealDto(row, view)), next };
  }

  async read(actor: Actor, id: string): Promise<RevealDto> {
    const row = await this.parts.reveals.byId(id);
    requireRevealAccess(actor, 'privacy.ask-reveal', row);
    return revealDto(row, await this.viewFor(actor, [row]));
  }

  private async viewFor(actor: Actor, rows: readonly AskedRow[]): Promise<RevealView> {
    const { world, sealer, clock } = this.parts;
    const people = rows.flatMap(({ askedBy, decision }) => [
      askedBy,
      ...(decision === undefined ? [] : [decision.by]),
    ]);
    return { actor, names: await world.names(people), sealer, now: clock.now() };
  }
}
