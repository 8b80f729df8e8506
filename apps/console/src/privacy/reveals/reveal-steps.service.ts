import {
  PERSONAL_FIELD_OF,
  revealContext,
  type RevealDoc,
  type RevealedField,
} from '#shared/contract/reveal-storage.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import type { Actor } from '#shared/domain/casework/access-policy.js';
import { chinaTime } from '#shared/domain/china-time.js';
import type { AuditTrail } from '../../audit/audit-trail.port.js';
import type { SeenCase } from '../../casework/store/case-form.js';
import { openPersonalFields } from '../../casework/store/entered-fields.js';
import type { CaseStore } from '../../casework/store/case-store.port.js';
import type { Clock } from '../../clock.js';
import { invalid, notFound } from '../../http/problem.js';
import type { Transactions, Tx } from '../../storage/transactions.port.js';
import { unitsOfCase } from '../case-units.js';
import { requireOutsider } from '../own-units.js';
import { openPersonal, type SealedRow } from '../../storage/open-personal.js';
import type { PersonalLedger } from '../storage/personal-ledger.port.js';
import { requireRevealAccess, requireState } from './reveal-access.js';
import type { RevealedDto, RevealedRatingDto } from './reveal-answer.dto.js';
import type { RevealDecisionDto } from './reveal-request.dto.js';
import type { AskedRow } from './reveal-state.js';
import type { RevealChange, RevealStore } from './reveal-store.port.js';

const HOUR = 3_600_000;

export interface RevealStepsParts {
  readonly transactions: Transactions;
  readonly reveals: RevealStore;
  readonly cases: CaseStore;
  readonly ledger: PersonalLedger;
  readonly audit: AuditTrail;
  readonly sealer: Sealer;
  readonly clock: Clock;
}

/** Deciding what somebody else asked for, and opening what was approved. */
export class RevealStepsService {
  constructor(private readonly parts: RevealStepsParts) {}

  /** For a decision, before anything of it is looked at: `not-found`, `forbidden`. */
  async requireDecider(actor: Actor, id: string): Promise<void> {
    requireRevealAccess(actor, 'privacy.approve-reveal', await this.parts.reveals.byId(id));
  }

  /** Throws `wrong-state` when it was decided, or has lapsed. */
  async decide(
    actor: Actor,
    id: string,
    { approve, reason, hours }: RevealDecisionDto,
  ): Promise<void> {
    const { transactions, reveals, audit, sealer, clock } = this.parts;
    await transactions.run(async (tx) => {
      const row = await reveals.byId(id, tx);
      requireRevealAccess(actor, 'privacy.approve-reveal', row);
      await this.caseOf(tx, actor, row);
      const now = clock.now();
      requireState(row, 'asked', now);
      const decision = {
        by: actor.id,
        at: new Date(now),
        reason: sealer.seal(reason, revealContext(id, 'decision')),
      };
      const outcome = approve ? approved(row, hours, now) : refused(row);
      await reveals.change(tx, id, { ...outcome, decision });
      const isReveal = row.kind === 'reveal';
      await audit.append(tx, {
        actor: actor.id,
        action: isReveal ? 'privacy.reveal-decided' : 'privacy.erasure-decided',
        subject: `reveal:${id}`,
        details: { approve, ...(isReveal && approve ? { hours: hours ?? null } : {}) },
      });
    });
  }

  /** Shows what was approved to the one who asked; each time is an entry of the audit chain. */
  open(actor: Actor, id: string): Promise<RevealedDto> {
    const { transactions, reveals, ledger, audit, sealer, clock } = this.parts;
    return transactions.run(async (tx) => {
      const row = await reveals.byId(id, tx);
      requireRevealAccess(actor, 'privacy.reveal', row);
      if (row.kind !== 'reveal') throw notFound();
      const found = await this.caseOf(tx, actor, row);
      requireState(row, 'approved', clock.now());
      const ratings = await ledger.ratings(tx, found?.ratings ?? []);
      const openings = row.openings + 1;
      await reveals.change(tx, id, { openings });
      const { case: code, what, expiresAt = new Date(0) } = row;
      await audit.append(tx, {
        actor: actor.id,
        action: 'privacy.reveal-opened',
        subject: `reveal:${id}`,
        details: { case: code, what, ratings: ratings.length, openings },
      });
      return {
        ratings: ratings.map((rating) => revealedRating(rating, what, sealer)),
        entered: found?.entered === undefined ? null : revealedForm(found, what, sealer),
        expiresAt: chinaTime(expiresAt.getTime()),
      };
    });
  }

  /** The case of a reveal, which other departments may have worked on since. */
  private async caseOf(tx: Tx, actor: Actor, row: AskedRow): Promise<SeenCase | undefined> {
    if (row.kind !== 'reveal') return undefined;
    const found = await this.parts.cases.byCode(row.case, tx);
    if (found !== undefined) requireOutsider(actor, unitsOfCase(found));
    return found;
  }
}

function approved({ kind }: AskedRow, hours: number | undefined, now: number): RevealChange {
  if (kind === 'erasure') return { state: 'approved', expiresAt: undefined };
  if (hours === undefined) throw invalid('hours', 'says for how long it may be opened');
  return { state: 'approved', expiresAt: new Date(now + hours * HOUR) };
}

const refused = ({ kind }: AskedRow): RevealChange => ({
  state: 'refused',
  expiresAt: undefined,
  ...(kind === 'erasure' ? { hashes: undefined } : {}),
});

/** Fields of forms by what is asked for; a form asks for no document. */
const FORM_FIELDS: Readonly<Record<RevealedField, readonly string[]>> = {
  mobile: ['phone'],
  name: ['name', 'enterprise'],
  certKey: [],
  words: ['words'],
};

function revealedForm(
  found: SeenCase,
  what: RevealDoc['what'],
  sealer: Sealer,
): Record<string, string> {
  const { entered } = found;
  const form = entered === undefined ? {} : openPersonalFields(found, entered, sealer);
  const asked = new Set(what.flatMap((field) => FORM_FIELDS[field]));
  return Object.fromEntries(Object.entries(form).filter(([name]) => asked.has(name)));
}

const revealedRating = (
  row: SealedRow,
  what: RevealDoc['what'],
  sealer: Sealer,
): RevealedRatingDto => ({
  key: row._id,
  ...Object.fromEntries(
    what.map((field: RevealedField) => [
      field,
      openPersonal(row, PERSONAL_FIELD_OF[field], sealer),
    ]),
  ),
});
