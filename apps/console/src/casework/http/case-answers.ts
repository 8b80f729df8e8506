import {
  caseKind,
  excludedRatings,
  readClock,
  type CaseFile,
} from '#shared/domain/casework/casework.js';
import { chinaTime } from '#shared/domain/china-time.js';
import type { WorkCalendar } from '#shared/domain/working-days.js';
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

/** The ratings behind a case that its kind has. */
export function ratingDtos(doc: SeenCase, rows: readonly SeenRating[]): CaseRatingDto[] {
  const file = fileOf(doc, doc.file);
  if (!caseKind(file.kind).rated) return [];
  const excluded = excludedRatings(file);
  return rows.map(({ _id, round, level, handlerLevel, channel, tags, pointCode, ratedAt }) => ({
    key: _id,
    ...{ round, level, channel },
    handlerLevel: handlerLevel ?? null,
    tags: tags ?? [],
    point: pointCode ?? null,
    ratedAt: chinaTime(ratedAt.getTime()),
    excluded: excluded.has(_id),
  }));
}
