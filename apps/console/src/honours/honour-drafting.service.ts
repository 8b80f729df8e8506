import { randomBytes } from 'node:crypto';
import type { Json } from '#shared/contract/console-storage.js';
import type { HonourDoc } from '#shared/contract/honour-storage.js';
import { may, type Actor } from '#shared/domain/casework/access-policy.js';
import { chinaDay, type Day } from '#shared/domain/china-time.js';
import type { HonourList } from '#shared/domain/honour/honour-rules.js';
import type { AuditTrail } from '../audit/audit-trail.port.js';
import type { Places } from '../auth/places.js';
import type { Clock } from '../clock.js';
import type { ReportFigures } from '../figures/report-figures.port.js';
import { invalid, outsideScope } from '../http/problem.js';
import type { Transactions, Tx } from '../storage/transactions.port.js';
import type { HonoursDraftedDto } from './honour-answer.dto.js';
import type { HonourDraftDto } from './honour-draft.dto.js';
import type { HonourStore } from './honour-store.port.js';

export interface HonourDraftingParts {
  readonly transactions: Transactions;
  readonly honours: HonourStore;
  readonly figures: ReportFigures;
  readonly places: Places;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/** What report says of a department, as far as console looks into it. */
interface ReportRow {
  readonly code: string;
  readonly name: string;
  readonly areaCode: string;
  readonly list: HonourList | null;
}

interface ReportLists {
  readonly last: Day;
  readonly rules: Json;
  readonly rows: readonly ReportRow[];
}

const CODE_BYTES = 17;
const CODE_LENGTH = 22;

/** Drafts entries for whomever the rules name, and for nobody else. */
export class HonourDraftingService {
  constructor(private readonly parts: HonourDraftingParts) {}

  /**
   * One transaction: the entries of a period that are not there yet, with their audit entries.
   * Throws `invalid`, `outside-scope`, and what `ReportFigures` throws.
   */
  async draft(actor: Actor, { within, period }: HonourDraftDto): Promise<HonoursDraftedDto> {
    const { figures, places, clock, transactions } = this.parts;
    const place = places.area(within) ?? places.department(within);
    if (place === undefined) throw invalid('within', 'must be of the registry');
    if (!may(actor, 'supervision.draft-honours', place)) throw outsideScope('within');
    const { body } = await figures.get('honours', { within, period });
    const lists = JSON.parse(body.toString()) as ReportLists;
    if (lists.last >= chinaDay(clock.now())) throw invalid('period', 'must be over');
    const entries = lists.rows.flatMap((row) =>
      row.list === null ? [] : [this.entry(actor, period, row.list, row, lists.rules)],
    );
    return transactions.run((tx) => this.insert(tx, actor, entries));
  }

  private async insert(
    tx: Tx,
    actor: Actor,
    entries: readonly HonourDoc[],
  ): Promise<HonoursDraftedDto> {
    const { honours, audit } = this.parts;
    const known = await honours.known(
      tx,
      entries.map(({ _id }) => _id),
    );
    const fresh = entries.filter(({ _id }) => !known.has(_id));
    await honours.insert(tx, fresh);
    for (const { code, list, period, deptCode } of fresh) {
      await audit.append(tx, {
        actor: actor.id,
        action: 'honour.drafted',
        subject: `honour:${code}`,
        details: { list, period, department: deptCode },
      });
    }
    return { drafted: fresh.length, known: known.size };
  }

  private entry(
    actor: Actor,
    period: string,
    list: HonourList,
    row: ReportRow,
    rules: Json,
  ): HonourDoc {
    const { places, clock } = this.parts;
    return {
      _id: `${period}|${list}|${row.code}`,
      code: randomBytes(CODE_BYTES).toString('base64url').slice(0, CODE_LENGTH),
      ...{ list, period, deptCode: row.code, name: row.name },
      areas: places.lineage(row.areaCode),
      figures: { ...row, rules },
      ...{ state: 'draft', revision: 1, steps: [] },
      ...{ proposedBy: actor.id, proposedAt: new Date(clock.now()) },
    };
  }
}
