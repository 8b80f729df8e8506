import { randomUUID } from 'node:crypto';
import type { Sealer } from '#shared/crypto/sealer.js';
import { FIRST_CASE_STATE } from '#shared/domain/case.js';
import {
  caseKind,
  formFault,
  may,
  openedCase,
  type Actor,
  type CaseKindName,
  type Permission,
} from '#shared/domain/casework/casework.js';
import { chinaDay } from '#shared/domain/china-time.js';
import { serviceKey } from '#shared/domain/keys.js';
import type { RegistryView } from '#shared/domain/registry-view.js';
import type { AuditTrail } from '../../audit/audit-trail.port.js';
import type { Places } from '../../auth/places.js';
import type { Clock } from '../../clock.js';
import { forbidden, outsideScope, ProblemError, unknownArea } from '../../http/problem.js';
import type { Transactions } from '../../storage/transactions.port.js';
import { faultProblem } from '../http/case-problem.js';
import { listingOf, storedFile, type SeenCase } from '../store/case-form.js';
import type { CaseStore } from '../store/case-store.port.js';
import { enteredCase, type FilledForm } from '../store/entered-fields.js';
import type { CaseReading } from './case-reading.js';

export interface CaseEntryParts {
  readonly transactions: Transactions;
  readonly cases: CaseStore;
  readonly audit: AuditTrail;
  readonly reading: CaseReading;
  readonly places: Places;
  readonly registry: RegistryView;
  readonly sealer: Sealer;
  readonly clock: Clock;
}

export interface EntryRequest {
  readonly kind: CaseKindName;
  readonly area: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Opens cases that people enter; from there on they go the way of all others. */
export class CaseEntryService {
  constructor(private readonly parts: CaseEntryParts) {}

  /** Throws `forbidden`, `outside-scope`, `unknown-place` or a code of `CASE_FAULTS`. */
  async enter(actor: Actor, request: EntryRequest): Promise<{ id: string; number: string }> {
    const { transactions, cases, audit } = this.parts;
    this.requirePlace(actor, request);
    const doc = this.document(actor, request, this.filled(request));
    const { code, number, areas } = doc.listing;
    await transactions.run(async (tx) => {
      await cases.insert(tx, doc);
      await audit.append(tx, {
        actor: actor.id,
        action: 'case.opened',
        subject: `case:${code}`,
        details: { kind: doc.kind, area: areas[0] ?? '', department: doc.deptCode ?? null },
      });
    });
    return { id: code, number };
  }

  private requirePlace(actor: Actor, { kind, area }: EntryRequest): void {
    const place = this.parts.places.area(area);
    if (place === undefined) throw unknownArea('area');
    const permission: Permission =
      caseKind(kind).owner === 'supervisor' ? 'cases.observe' : 'cases.open';
    if (may(actor, permission, place)) return;
    // The policy lets everybody in who may enter anything; a supervisor enters only what he saw.
    if (permission === 'cases.open' && may(actor, 'cases.observe', place)) throw forbidden();
    throw outsideScope('area');
  }

  private filled({ kind, area, fields }: EntryRequest): FilledForm {
    const { places, registry, clock } = this.parts;
    const fault = formFault(caseKind(kind).form, fields);
    if (fault !== undefined) throw faultProblem(fault);
    // The forms of kinds ask for nothing but texts.
    const filled = fields as FilledForm;
    const { department, point } = filled;
    const place = department === undefined ? undefined : places.department(department);
    if (department !== undefined && place?.lineage.includes(area) !== true) {
      throw faultProblem({ code: 'unknown-unit', field: 'department' });
    }
    const today = chinaDay(clock.now());
    if (point !== undefined && registry.current().points.on(point, today) === undefined) {
      throw new ProblemError(422, 'unknown-place', 'is not a point of the registry', 'point');
    }
    return filled;
  }

  private document(actor: Actor, { kind, area }: EntryRequest, fields: FilledForm): SeenCase {
    const { reading, sealer, clock } = this.parts;
    const at = clock.now();
    const number = fields['number'] ?? newNumber(at);
    const _id = serviceKey({
      ...{ deptCode: '', space: kind, projectNo: number, serviceNumber: randomUUID() },
    });
    const { department: deptCode } = fields;
    const entered = enteredCase(_id, { kind, by: actor.id, fields }, sealer);
    const opened = {
      ...{ _id, kind, areaCode: area, state: FIRST_CASE_STATE, openedAt: new Date(at) },
      ...{ ratings: [], reopenings: 0, entered, ...(deptCode !== undefined && { deptCode }) },
    };
    const lineage = reading.lineageOf(opened);
    const file = openedCase(
      {
        ...{ id: _id, kind, areaCode: area, deptCode, openedAt: at, ratings: [] },
        realName: entered.phoneHash !== undefined,
      },
      reading.rulesOf(opened, lineage, at),
    );
    const desks = reading.desksOf(opened);
    const { calendar } = reading;
    // Not yet routed, and nobody was told of anything: both is left to the workers.
    const basis = { lineage, desks, calendar, at, routed: -1, reminded: at - 1 };
    return { ...opened, file: storedFile(file), listing: listingOf(file, basis) };
  }
}

/** A number for what has none of its own: the China day and eight digits. */
const newNumber = (at: number): string =>
  `${chinaDay(at).replaceAll('-', '')}-${randomUUID().slice(0, 8).toUpperCase()}`;
