import type { Sealer } from '#shared/crypto/sealer.js';
import type { Actor } from '#shared/domain/casework/access-policy.js';
import type { AuditTrail } from '../../audit/audit-trail.port.js';
import { requireAccess } from '../../auth/access/require-access.js';
import { faultProblem } from '../../casework/http/case-problem.js';
import type { SeenCase } from '../../casework/store/case-form.js';
import { openPersonalFields, type FilledForm } from '../../casework/store/entered-fields.js';
import type { CaseStore } from '../../casework/store/case-store.port.js';
import { notFound } from '../../http/problem.js';
import type { Transactions, Tx } from '../../storage/transactions.port.js';
import { unitsOfCase } from '../case-units.js';
import { requireOutsider } from '../own-units.js';
import { openPersonal, type SealedRow } from '../../storage/open-personal.js';
import type { PersonalLedger } from '../storage/personal-ledger.port.js';
import type { PhoneDto } from './phone.dto.js';

export interface RevisitPhoneParts {
  readonly transactions: Transactions;
  readonly cases: CaseStore;
  readonly ledger: PersonalLedger;
  readonly audit: AuditTrail;
  readonly sealer: Sealer;
}

/** The phone of the person behind a case, for the officer of its 回访 and as long as it lasts. */
export class RevisitPhoneService {
  constructor(private readonly parts: RevisitPhoneParts) {}

  /** Throws `not-found`, `forbidden`, `of-the-rated-unit`, and `wrong-state` when the visit is done. */
  see(actor: Actor, code: string): Promise<PhoneDto> {
    const { transactions, cases, ledger, audit, sealer } = this.parts;
    return transactions.run(async (tx) => {
      const found = await cases.byCode(code, tx);
      requireAssignee(actor, found);
      requireOutsider(actor, unitsOfCase(found));
      if (found.state !== 'revisiting') throw faultProblem({ code: 'wrong-state' });
      const { entered } = found;
      const phone =
        entered === undefined
          ? phoneOf(await rowsBehind(tx, found, ledger), sealer)
          : enteredPhone(openPersonalFields(found, entered, sealer));
      await audit.append(tx, {
        actor: actor.id,
        action: 'privacy.phone-seen',
        subject: `case:${code}`,
        details: { revision: found.file.revision, found: phone.mobile !== null },
      });
      return phone;
    });
  }
}

/** A rating by token bears no number: it is the person's for whom the service was. */
const rowsBehind = async (
  tx: Tx,
  { _id, ratings }: SeenCase,
  ledger: PersonalLedger,
): Promise<SealedRow[]> => [
  ...(await ledger.revisions(tx, _id)),
  ...(await ledger.ratings(tx, ratings)),
];

/** Who rated twice may have another number by now. */
function phoneOf(rows: readonly SealedRow[], sealer: Sealer): PhoneDto {
  const last = rows.findLast(({ personal }) => personal?.mobile !== undefined);
  if (last === undefined) return { mobile: null, name: null };
  return {
    mobile: openPersonal(last, 'mobile', sealer),
    name: openPersonal(last, 'userName', sealer),
  };
}

const enteredPhone = ({ phone, name }: FilledForm): PhoneDto => ({
  mobile: phone ?? null,
  name: name ?? null,
});

function requireAssignee(actor: Actor, found: SeenCase | undefined): asserts found is SeenCase {
  if (found === undefined) throw notFound();
  const { listing, file } = found;
  const { areas: lineage, unit: deptCode } = listing;
  const target = { lineage, deptCode, assignee: file.revisits.officer };
  requireAccess(actor, 'privacy.revisit-phone', target);
}
