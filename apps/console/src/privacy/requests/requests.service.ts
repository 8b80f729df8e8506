import { requestDecisionContext } from '#shared/contract/citizen-storage.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import type { Actor } from '#shared/domain/casework/access-policy.js';
import { serviceOfKey } from '#shared/domain/keys.js';
import type { AuditTrail } from '../../audit/audit-trail.port.js';
import { requireAccess } from '../../auth/access/require-access.js';
import type { Places } from '../../auth/places.js';
import { caseCode } from '../../casework/store/case-form.js';
import type { CaseStore } from '../../casework/store/case-store.port.js';
import type { CaseWorld } from '../../casework/store/case-world.port.js';
import type { Clock } from '../../clock.js';
import { notFound, ProblemError } from '../../http/problem.js';
import { pageOf } from '../../paging/time-cursor.js';
import type { Transactions } from '../../storage/transactions.port.js';
import { areasWithin, codesBelow } from '../areas-within.js';
import { CURSORS } from '../cursors.js';
import { requireOutsider } from '../own-units.js';
import type { RequestFulfilment } from './request-fulfilment.service.js';
import { requestDto, requestRowDto } from './request-answers.js';
import type { NamedRequest, RequestStore } from './request-store.port.js';
import type {
  RequestDecisionDto,
  RequestDto,
  RequestPageDto,
  RequestQueryDto,
} from './request.dto.js';

const PERMISSION = 'privacy.requests';

export interface RequestsParts {
  readonly transactions: Transactions;
  readonly requests: RequestStore;
  readonly fulfilment: RequestFulfilment;
  readonly cases: CaseStore;
  readonly world: CaseWorld;
  readonly places: Places;
  readonly audit: AuditTrail;
  readonly sealer: Sealer;
  readonly clock: Clock;
}

/** What citizens ask for with a receipt, as work of the officers. */
export class RequestsService {
  constructor(private readonly parts: RequestsParts) {}

  async page(
    actor: Actor,
    { within, after, limit, ...query }: RequestQueryDto,
  ): Promise<RequestPageDto> {
    const { requests, places } = this.parts;
    const areas = codesBelow(areasWithin(actor, PERMISSION, within, places), places);
    const rows = await requests.page({
      ...query,
      areas,
      after: CURSORS.read(after),
      limit: limit + 1,
    });
    const { shown, next } = pageOf(rows, limit, ({ askedAt: at, code: id }) => ({ at, id }));
    return { requests: shown.map(requestRowDto), next };
  }

  /** With the citizen's words, whose opening is an entry of the audit chain. */
  read(actor: Actor, code: string): Promise<RequestDto> {
    const { transactions, requests, cases, world, audit, sealer } = this.parts;
    return transactions.run(async (tx) => {
      const row = await requests.byCode(code, tx);
      this.requireAccess(actor, row);
      const found = await cases.byCode(caseCode(serviceOfKey(row.ratingKey)), tx);
      const names = await world.names(row.decision === undefined ? [] : [row.decision.by]);
      const { kind, words } = row;
      await audit.append(tx, {
        actor: actor.id,
        action: 'request.read',
        subject: `request:${code}`,
        details: { kind, hasWords: words !== undefined },
      });
      return requestDto(row, found?.listing.code ?? null, names, sealer);
    });
  }

  /** For a decision, before anything of it is looked at. */
  async requireDecider(actor: Actor, code: string): Promise<void> {
    this.requireAccess(actor, await this.parts.requests.byCode(code));
  }

  /** Throws `wrong-state` when it was decided, and what doing it throws. */
  async decide(actor: Actor, code: string, { grant, reason }: RequestDecisionDto): Promise<void> {
    const { transactions, requests, fulfilment, audit, sealer, clock } = this.parts;
    await transactions.run(async (tx) => {
      const row = await requests.byCode(code, tx);
      this.requireAccess(actor, row);
      if (row.state !== 'open') {
        throw new ProblemError(409, 'wrong-state', `it is ${row.state}`, 'state');
      }
      const done = grant ? await fulfilment.fulfil(tx, actor, row, reason) : {};
      await requests.decide(tx, row._id, grant ? 'granted' : 'refused', {
        by: actor.id,
        at: new Date(clock.now()),
        reason: sealer.seal(reason, requestDecisionContext(row._id)),
      });
      await audit.append(tx, {
        actor: actor.id,
        action: 'request.decided',
        subject: `request:${code}`,
        details: { kind: row.kind, grant, ...done },
      });
    });
  }

  private requireAccess(actor: Actor, row: NamedRequest | undefined): asserts row is NamedRequest {
    if (row === undefined) throw notFound();
    const { areaCode, deptCode } = row;
    const lineage = this.parts.places.lineage(areaCode);
    requireAccess(actor, PERMISSION, { lineage, deptCode });
    requireOutsider(actor, [deptCode]);
  }
}
