import type { FlagDoc } from '#shared/contract/flag-storage.js';
import { chinaDay, chinaTime } from '#shared/domain/china-time.js';
import { INTEGRITY_RULE_NAMES, type FlagSubject } from '#shared/domain/integrity/integrity-rule.js';
import { maskedKey } from '#shared/domain/integrity/masked-key.js';
import type { Registry } from '#shared/domain/registry.js';
import type { FlagRatingDto, FlagRow } from './flag-answer.dto.js';
import type { FlaggedRating } from './flag-store.port.js';

/** A flag in a list; names are those of the registry at a moment (epoch milliseconds). */
export function flagRowDto(flag: FlagDoc, registry: Registry, now: number): FlagRow {
  const { code, rule, subject, window, areas, departments, state, numbers, revision } = flag;
  return {
    id: code,
    ...{ rule, window, departments, state, numbers, revision },
    ruleName: INTEGRITY_RULE_NAMES[rule],
    subject: { ...subject, name: nameOf(subject, registry, now) },
    area: areas[0] ?? '',
    foundAt: chinaTime(flag.foundAt.getTime()),
    changedAt: chinaTime(flag.changedAt.getTime()),
  };
}

function nameOf({ kind, code }: FlagSubject, registry: Registry, now: number): string | null {
  if (kind !== 'department' && kind !== 'point') return null;
  const table = kind === 'department' ? registry.departments : registry.points;
  return table.on(code, chinaDay(now))?.name ?? null;
}

/** A rating behind a flag; `caseCode` is that of its service's case, if the reader may see it. */
export const flagRatingDto = (
  { _id, deptCode, round, level, channel, pointCode, ratedAt }: FlaggedRating,
  caseCode: string | undefined,
): FlagRatingDto => ({
  key: maskedKey(_id),
  department: deptCode,
  ...{ round, level, channel },
  point: pointCode ?? null,
  ratedAt: chinaTime(ratedAt.getTime()),
  case: caseCode ?? null,
});
