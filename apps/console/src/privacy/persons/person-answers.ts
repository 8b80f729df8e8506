import type { PersonalField } from '#shared/contract/sealed.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import { chinaTime } from '#shared/domain/china-time.js';
import { maskCertKey, maskMobile, maskName } from '#shared/domain/mask.js';
import type { SeenCase } from '../../casework/store/case-form.js';
import { openPersonalFields } from '../../casework/store/entered-fields.js';
import { openPersonal } from '../../storage/open-personal.js';
import type { PersonalRating, PersonalService } from '../storage/personal-ledger.port.js';
import type { MaskedRatingDto, MaskedRowDto, PersonCaseDto } from './person-answer.dto.js';

type Opens = Pick<Sealer, 'open'>;
type MaskedFields = Pick<MaskedRowDto, 'name' | 'certKey' | 'mobile'>;

/** A rating as it is shown: what is personal in it masked. */
export const maskedRating = (row: PersonalRating, sealer: Opens): MaskedRatingDto => ({
  ...placeOf(row),
  ...maskedFields(row, sealer),
  at: chinaTime(row.ratedAt.getTime()),
  round: row.round,
  level: row.level,
  hasWords: row.personal?.writingEvaluation !== undefined,
});

/** Services as they are shown, each by its highest revision; `rows` and the answer newest first. */
export function maskedServices(rows: readonly PersonalService[], sealer: Opens): MaskedRowDto[] {
  const highest = new Map<string, PersonalService>();
  for (const row of rows) {
    if (row.revision >= (highest.get(row.service)?.revision ?? 0)) highest.set(row.service, row);
  }
  return [...highest.values()].map((row) => ({
    ...placeOf(row),
    ...maskedFields(row, sealer),
    at: chinaTime(row.servedAt.getTime()),
  }));
}

/** A rating with all that is held of the person, for the person. */
export const exportedRating = (row: PersonalRating, sealer: Opens) => ({
  ...placeOf(row),
  at: chinaTime(row.ratedAt.getTime()),
  round: row.round,
  level: row.level,
  isDefault: row.isDefault,
  channel: row.channel,
  tags: row.tags ?? [],
  ...openFields(row, sealer),
  words: openPersonal(row, 'writingEvaluation', sealer),
});

/** A revision of a service record with all that is held of the person, for the person. */
export const exportedService = (row: PersonalService, sealer: Opens) => ({
  ...placeOf(row),
  itemName: row.taskName,
  at: chinaTime(row.servedAt.getTime()),
  revision: row.revision,
  status: row.status,
  ...openFields(row, sealer),
});

/** A case that has to do with a person. */
export const personCase = ({ listing, state }: SeenCase): PersonCaseDto => ({
  ...{ id: listing.code, number: listing.number, state },
});

/** What was entered of a person, for the person. */
export const exportedCase = (found: SeenCase, sealer: Sealer) => ({
  ...{ number: found.listing.number, kind: found.kind, area: found.areaCode },
  openedAt: chinaTime(found.openedAt.getTime()),
  ...(found.entered === undefined
    ? {}
    : { fields: { ...found.entered.fields, ...openPersonalFields(found, found.entered, sealer) } }),
});

const placeOf = ({ _id, areaCode, deptCode, taskCode }: PersonalRating | PersonalService) => ({
  ...{ key: _id, area: areaCode, department: deptCode },
  item: taskCode ?? null,
});

const openFields = (row: PersonalRating | PersonalService, sealer: Opens): MaskedFields => ({
  name: openPersonal(row, 'userName', sealer),
  certKey: openPersonal(row, 'certKey', sealer),
  mobile: openPersonal(row, 'mobile', sealer),
});

function maskedFields(row: PersonalRating | PersonalService, sealer: Opens): MaskedFields {
  const masked = (field: PersonalField, mask: (text: string) => string): string | null => {
    const text = openPersonal(row, field, sealer);
    return text === null ? null : mask(text);
  };
  return {
    name: masked('userName', maskName),
    certKey: masked('certKey', maskCertKey),
    mobile: masked('mobile', maskMobile),
  };
}
