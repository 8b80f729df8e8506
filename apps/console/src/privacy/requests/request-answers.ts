import { requestContext, requestDecisionContext } from '#shared/contract/citizen-storage.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import { chinaTime } from '#shared/domain/china-time.js';
import { serviceRefOf } from '#shared/domain/keys.js';
import type { NamedRequest } from './request-store.port.js';
import type { RequestDto, RequestRow } from './request.dto.js';

/** A request in a list: no word of the citizen. */
export const requestRowDto = (row: NamedRequest): RequestRow => ({
  ...{ id: row.code, kind: row.kind, state: row.state },
  area: row.areaCode,
  department: row.deptCode,
  number: serviceRefOf(row.ratingKey).projectNo,
  askedAt: chinaTime(row.askedAt.getTime()),
  decidedAt: row.decision === undefined ? null : chinaTime(row.decision.at.getTime()),
});

/** A request with what was written in it; `names` are of people by id. */
export function requestDto(
  row: NamedRequest,
  caseId: string | null,
  names: ReadonlyMap<string, string>,
  sealer: Pick<Sealer, 'open'>,
): RequestDto {
  const { _id, words, decision } = row;
  return {
    ...requestRowDto(row),
    rating: row.ratingKey,
    case: caseId,
    words: words === undefined ? null : (sealer.open(words, requestContext(_id)) ?? null),
    decidedBy: decision?.by ?? null,
    decidedByName: decision === undefined ? null : (names.get(decision.by) ?? null),
    decisionReason:
      decision === undefined
        ? null
        : (sealer.open(decision.reason, requestDecisionContext(_id)) ?? null),
  };
}
