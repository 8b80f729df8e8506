import { judgementContext, type FlagDoc } from '#shared/contract/flag-storage.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import { may, scopesOf, type Actor } from '#shared/domain/casework/access-policy.js';
import { chinaTime } from '#shared/domain/china-time.js';
import type { RegistryView } from '#shared/domain/registry-view.js';
import type { CaseWorld } from '../../casework/store/case-world.port.js';
import type { Clock } from '../../clock.js';
import { pageOf } from '../../paging/time-cursor.js';
import { requireFlagAccess, isOfRatedUnit } from './flag-access.js';
import type {
  FlagDetailDto,
  FlagJudgedDto,
  FlagPageDto,
  FlagRatingDto,
} from './flag-answer.dto.js';
import { flagRatingDto, flagRowDto } from './flag-answers.js';
import { CURSORS, type FlagQueryDto } from './flag-query.dto.js';
import type { FlagStore } from './flag-store.port.js';

export interface FlagsParts {
  readonly flags: FlagStore;
  readonly world: CaseWorld;
  readonly registry: RegistryView;
  readonly sealer: Sealer;
  readonly clock: Clock;
}

/** Flags as people look at them. */
export class FlagsService {
  constructor(private readonly parts: FlagsParts) {}

  /** One page of what lies in the scopes of the actor. */
  async page(actor: Actor, { after, limit, ...query }: FlagQueryDto): Promise<FlagPageDto> {
    const { flags, registry, clock } = this.parts;
    const scopes = scopesOf(actor, 'supervision.flags');
    const found = await flags.page({
      ...query,
      ...{ scopes, limit: limit + 1, after: CURSORS.read(after) },
    });
    const { shown, next } = pageOf(found, limit, ({ foundAt: at, code: id }) => ({ at, id }));
    return {
      flags: shown.map((flag) => flagRowDto(flag, registry.current(), clock.now())),
      next,
    };
  }

  /** Throws `not-found` when there is none of this code that the actor may see. */
  async read(actor: Actor, code: string): Promise<FlagDetailDto> {
    const { flags, registry, clock } = this.parts;
    const flag = await flags.byCode(code);
    requireFlagAccess(actor, 'supervision.flags', flag);
    const target = { lineage: flag.areas };
    return {
      ...flagRowDto(flag, registry.current(), clock.now()),
      ratings: await this.ratings(actor, flag),
      judgements: await this.judgements(flag),
      mayJudge: may(actor, 'supervision.judge-flag', target) && !isOfRatedUnit(actor, flag),
    };
  }

  /** Throws like `read`; for a judgement, before anything of it is looked at. */
  async requireJudge(actor: Actor, code: string): Promise<void> {
    requireFlagAccess(actor, 'supervision.judge-flag', await this.parts.flags.byCode(code));
  }

  private async ratings(actor: Actor, { keys }: FlagDoc): Promise<FlagRatingDto[]> {
    const { flags } = this.parts;
    const rows = await flags.ratings(keys);
    const cases = await flags.cases([...new Set(rows.map(({ service }) => service))]);
    const codes = new Map(
      cases
        .filter(({ areas, unit }) => may(actor, 'cases.read', { lineage: areas, deptCode: unit }))
        .map(({ service, code }) => [service, code]),
    );
    return rows.map((row) => flagRatingDto(row, codes.get(row.service)));
  }

  private async judgements({ _id, judgements }: FlagDoc): Promise<FlagJudgedDto[]> {
    const { world, sealer } = this.parts;
    const names = await world.names(judgements.map(({ by }) => by));
    return judgements.map(({ verdict, by, at, words }, i) => ({
      ...{ verdict, by },
      words: sealer.open(words, judgementContext(_id, i)) ?? null,
      byName: names.get(by) ?? null,
      at: chinaTime(at.getTime()),
    }));
  }
}
