import { honourContext, type HonourDoc } from '#shared/contract/honour-storage.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import { scopesOf, type Actor } from '#shared/domain/casework/access-policy.js';
import { chinaTime } from '#shared/domain/china-time.js';
import { HONOUR_STATES } from '#shared/domain/honour/honour-procedure.js';
import type { CaseWorld } from '../casework/store/case-world.port.js';
import { pageOf } from '../paging/time-cursor.js';
import { requireHonourAccess, stepsOf } from './honour-access.js';
import type { HonourDetailDto, HonourPageDto, HonourRow } from './honour-answer.dto.js';
import { CURSORS, type HonourQueryDto } from './honour-query.dto.js';
import type { HonourStore } from './honour-store.port.js';

export interface HonoursParts {
  readonly honours: HonourStore;
  readonly world: CaseWorld;
  readonly sealer: Sealer;
}

type Names = ReadonlyMap<string, string>;

/** Entries of the red and black lists as people look at them. */
export class HonoursService {
  constructor(private readonly parts: HonoursParts) {}

  /** One page of what lies in the scopes of the actor. */
  async page(actor: Actor, { after, limit, ...query }: HonourQueryDto): Promise<HonourPageDto> {
    const found = await this.parts.honours.page({
      ...query,
      scopes: scopesOf(actor, 'supervision.honours'),
      ...{ limit: limit + 1, after: CURSORS.read(after) },
    });
    const { shown, next } = pageOf(found, limit, ({ proposedAt: at, code: id }) => ({ at, id }));
    const names = await this.names(shown);
    return { honours: shown.map((entry) => rowDto(entry, names)), next };
  }

  /** Throws `not-found` when there is none of this code that the actor may see. */
  async read(actor: Actor, code: string): Promise<HonourDetailDto> {
    const { honours, sealer } = this.parts;
    const entry = await honours.byCode(code);
    requireHonourAccess(actor, 'supervision.honours', entry);
    const names = await this.names([entry]);
    return {
      ...rowDto(entry, names),
      proposedBy: names.get(entry.proposedBy) ?? null,
      mayTake: stepsOf(actor, entry),
      steps: entry.steps.map(({ step, by, at, words }, i) => ({
        ...{ step, by: names.get(by) ?? null, at: chinaTime(at.getTime()) },
        words:
          words === undefined ? null : (sealer.open(words, honourContext(entry._id, i)) ?? null),
      })),
    };
  }

  private names(entries: readonly HonourDoc[]): Promise<Names> {
    const people = entries.flatMap(({ proposedBy, approvedBy, steps }) => [
      proposedBy,
      ...(approvedBy === undefined ? [] : [approvedBy]),
      ...steps.map(({ by }) => by),
    ]);
    return this.parts.world.names([...new Set(people)]);
  }
}

function rowDto(entry: HonourDoc, names: Names): HonourRow {
  const { code, list, period, deptCode, name, state, noticeUntil, approvedBy, revision } = entry;
  return {
    ...{ id: code, list, period, department: deptCode, name, state },
    stateName: HONOUR_STATES[state],
    noticeUntil: noticeUntil ?? null,
    approvedBy: approvedBy === undefined ? null : (names.get(approvedBy) ?? approvedBy),
    proposedAt: chinaTime(entry.proposedAt.getTime()),
    ...{ revision, figures: entry.figures as object },
  };
}
