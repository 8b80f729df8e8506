import type { Sealer } from '#shared/crypto/sealer.js';
import {
  caseKind,
  excludedRatings,
  readClock,
  type CaseFile,
} from '#shared/domain/casework/casework.js';
import { chinaTime } from '#shared/domain/china-time.js';
import { maskNumbers } from '#shared/domain/mask.js';
import type { WorkCalendar } from '#shared/domain/working-days.js';
import { openPersonal } from '../../storage/open-personal.js';
import { fileOf, type SeenCase } from '../store/case-form.js';
import { titleOf } from '../store/entered-fields.js';
import type { SeenRating } from '../store/case-world.port.js';
import type { CaseDetailDto, CaseRatingDto, CaseRow, MotionDto } from './case-answer.dto.js';

/** A case in a list; `now` (epoch milliseconds) and the calendar say how it stands with its time. */
export function caseRowDto(doc: SeenCase, calendar: WorkCalendar, now: number): CaseRow {
  const { listing, file, state, kind, areaCode, deptCode, openedAt, ratings, reopenings } = doc;
  const { dueState, dueAt } = readClock(file, calendar, now);
  return {
    id: listing.code,
    number: listing.number,
    ...{ kind, state, reopenings },
    area: areaCode,
    department: deptCode ?? null,
    title: doc.entered === undefined ? null : titleOf(doc.entered),
    unit: listing.unit ?? null,
    openedAt: chinaTime(openedAt.getTime()),
    dueState,
    dueAt: dueAt === null ? null : chinaTime(dueAt),
    ratings: ratings.length,
    supervised: file.supervised,
    revision: file.revision,
  };
}

type FileFields = Pick<
  CaseDetailDto,
  'finding' | 'complex' | 'asked' | 'returns' | 'revisitor' | 'motion'
>;

/** What a page shows of a file beside its row. */
export const fileFields = ({ file }: SeenCase): FileFields => ({
  finding: file.finding ?? null,
  complex: file.complex,
  asked: file.asked ?? null,
  returns: file.returns,
  revisitor: file.revisits.officer ?? null,
  motion: motionDto(file.motion),
});

const motionDto = (motion: CaseFile['motion']): MotionDto | null =>
  motion === undefined
    ? null
    : {
        action: motion.action,
        ratings: motion.ratings,
        again: motion.again,
        raisedBy: motion.raisedBy,
        firstBy: motion.first?.by ?? null,
      };

/**
 * The ratings behind a case that its kind has. Without a sealer their words are left out; numbers in
 * them are masked, whoever reads.
 */
export function ratingDtos(
  doc: SeenCase,
  rows: readonly SeenRating[],
  sealer: Sealer | undefined,
): CaseRatingDto[] {
  const file = fileOf(doc, doc.file);
  if (!caseKind(file.kind).rated) return [];
  const excluded = excludedRatings(file);
  return rows.map((row) => ({
    key: row._id,
    ...{ round: row.round, level: row.level, channel: row.channel },
    handlerLevel: row.handlerLevel ?? null,
    tags: row.tags ?? [],
    words: wordsOf(row, sealer),
    point: row.pointCode ?? null,
    ratedAt: chinaTime(row.ratedAt.getTime()),
    excluded: excluded.has(row._id),
  }));
}

function wordsOf(row: SeenRating, sealer: Sealer | undefined): string | null {
  const words = sealer === undefined ? null : openPersonal(row, 'writingEvaluation', sealer);
  return words === null ? null : maskNumbers(words);
}
