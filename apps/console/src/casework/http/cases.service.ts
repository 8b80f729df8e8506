import type { Sealer } from '#shared/crypto/sealer.js';
import {
  actionsFor,
  addressesOf,
  addressKey,
  may,
  scopesOf,
  type Actor,
} from '#shared/domain/casework/casework.js';
import { addDays, startOfChinaDay } from '#shared/domain/china-time.js';
import type { Clock } from '../../clock.js';
import { pageOf } from '../../paging/time-cursor.js';
import { requireCaseAccess } from '../steps/case-access.js';
import type { CaseReading } from '../steps/case-reading.js';
import { fileOf, type SeenCase } from '../store/case-form.js';
import { historyFields } from '../store/case-history.js';
import type { CaseQuery, CaseStore } from '../store/case-store.port.js';
import type { CaseTrail } from '../store/case-trail.port.js';
import type { CaseWorld } from '../store/case-world.port.js';
import { enteredFields } from '../store/entered-fields.js';
import type { CaseDetailDto, CasePageDto, EnteredFormDto, HistoryDto } from './case-answer.dto.js';
import { caseRowDto, fileFields, ratingDtos } from './case-answers.js';
import { changeDtos } from './case-changes.js';
import type { CaseCountsDto } from './case-counts.dto.js';
import { CURSORS, type CaseQueryDto } from './case-query.dto.js';

export interface CasesParts {
  readonly cases: CaseStore;
  readonly trail: CaseTrail;
  readonly world: CaseWorld;
  readonly reading: CaseReading;
  readonly sealer: Sealer;
  readonly clock: Clock;
}

/** Cases as people look at them. */
export class CasesService {
  constructor(private readonly parts: CasesParts) {}

  /** One page of what lies in the scopes of the actor. */
  async page(actor: Actor, query: CaseQueryDto): Promise<CasePageDto> {
    const { cases, clock, reading } = this.parts;
    const { after, limit, mine, openedFrom, openedTo, ...filters } = query;
    const now = clock.now();
    const scopes = scopesOf(actor, 'cases.read');
    const found = await cases.page({
      ...filters,
      ...{ scopes, now, limit: limit + 1, after: CURSORS.read(after) },
      turn: mine === true ? turnOf(actor) : undefined,
      openedFrom: openedFrom === undefined ? undefined : startOfChinaDay(openedFrom),
      openedBefore: openedTo === undefined ? undefined : startOfChinaDay(addDays(openedTo, 1)),
    });
    const { shown, next } = pageOf(found, limit, ({ listing: { dueAt: at, code: id } }) => ({
      at,
      id,
    }));
    return { cases: shown.map((doc) => caseRowDto(doc, reading.calendar, now)), next };
  }

  /** The numbers of the list's tabs, within the scopes of the actor. */
  async counts(actor: Actor): Promise<CaseCountsDto> {
    const { cases, clock } = this.parts;
    const within = { scopes: scopesOf(actor, 'cases.read'), now: clock.now() };
    const [mine, soon, late, closed, all] = await Promise.all([
      cases.count({ ...within, turn: turnOf(actor) }),
      cases.count({ ...within, due: 'due-soon' }),
      cases.count({ ...within, due: 'late' }),
      cases.count({ ...within, state: ['closed'] }),
      cases.count(within),
    ]);
    return { mine, open: all - closed, soon, late, closed, all };
  }

  /** Throws `not-found` when there is none of this code that the actor may see. */
  async read(actor: Actor, code: string): Promise<CaseDetailDto> {
    const { cases, world, reading, sealer, clock } = this.parts;
    const doc = await cases.byCode(code);
    requireCaseAccess(actor, 'cases.read', doc);
    const now = clock.now();
    const lineage = reading.lineageOf(doc);
    const rules = reading.rulesOf(doc, lineage, now);
    const rows = await world.ratings(doc.ratings);
    return {
      ...caseRowDto(doc, reading.calendar, now),
      ...fileFields(doc),
      entered: await this.entered(actor, doc),
      ratingRows: ratingDtos(doc, rows, isWorkerOf(actor, doc) ? sealer : undefined),
      history: await this.history(actor, doc),
      actions: actionsFor(fileOf(doc, doc.file), actor, { lineage, rules }),
    };
  }

  /** Throws like `read`; for an action, before anything of it is looked at. */
  async requireActor(actor: Actor, code: string): Promise<void> {
    requireCaseAccess(actor, 'cases.act', await this.parts.cases.byCode(code));
  }

  private async entered(actor: Actor, doc: SeenCase): Promise<EnteredFormDto | null> {
    const { entered } = doc;
    if (entered === undefined) return null;
    const { world, sealer } = this.parts;
    const { by } = entered;
    const isReader = isWorkerOf(actor, doc) || by === actor.id;
    return {
      by,
      byName: (await world.names([by])).get(by) ?? null,
      fields: enteredFields(doc, entered, isReader ? sealer : undefined),
    };
  }

  private async history(actor: Actor, doc: SeenCase): Promise<HistoryDto[]> {
    const { trail, world, sealer } = this.parts;
    const steps = await trail.historyAfter(doc.listing.code, 0);
    const names = await world.names(steps.map(({ by }) => by));
    // Whoever only reads is not shown what people wrote to each other.
    const isWorker = isWorkerOf(actor, doc);
    return changeDtos(steps, names).map((change, i) => {
      const step = steps[i];
      const fields = isWorker && step !== undefined ? historyFields(step, sealer) : null;
      return { ...change, fields };
    });
  }
}

const isWorkerOf = (actor: Actor, { listing: { areas, unit } }: SeenCase): boolean =>
  may(actor, 'cases.act', { lineage: areas, deptCode: unit });

const turnOf = (actor: Actor): CaseQuery['turn'] => ({
  keys: addressesOf(actor).map(addressKey),
  person: actor.id,
});
