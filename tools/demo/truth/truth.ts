import type { RatingInput } from '#shared/contract/rating.js';
import type { ServiceInput } from '#shared/contract/service-record.js';
import type { HoursKind } from '#shared/domain/hours-kind.js';
import { chinaDayNumber } from '../events/calendar.js';

/** A rating as it stands; `day` is the China day of its assessTime. */
export interface TrueRating {
  readonly taskCode: string;
  readonly pointCode: string | undefined;
  readonly level: number;
  readonly channel: number;
  readonly day: number;
  readonly round: number;
  readonly isDefault: boolean;
  readonly isDepartments: boolean;
  excluded: boolean;
}

/** A service record as its highest revision has it; `day` is the China day of its serviceTime. */
export interface TrueService {
  readonly revision: number;
  readonly taskCode: string;
  readonly pointCode: string | undefined;
  readonly hours: HoursKind;
  readonly day: number;
  readonly withdrawn: boolean;
  readonly isDepartments: boolean;
}

/** All that was accepted about one service of one case. */
export interface TrueCase {
  readonly deptCode: string;
  readonly areaCode: string;
  service: TrueService | undefined;
  readonly revisions: Set<number>;
  readonly ratings: Map<string, TrueRating>;
}

/**
 * The simulator's own memory of what was accepted, kept as plain lists and told apart from anything
 * the services compute: what the scores are compared with.
 */
export class Truth {
  private readonly byCase = new Map<string, TrueCase>();

  /** Remembers an accepted rating; the first with a key stands. */
  rating(body: RatingInput, space: string): void {
    const about = this.caseOf(body, space);
    const key = ratingName(body.assessNumber, body.isDefault === true);
    if (about.ratings.has(key)) return;
    about.ratings.set(key, {
      taskCode: body.taskCode,
      pointCode: body.pointCode,
      level: body.satisfaction,
      channel: body.pf,
      day: chinaDayNumber(Date.parse(body.assessTime)),
      round: body.assessNumber,
      isDefault: body.isDefault === true,
      isDepartments: isDepartments(body),
      excluded: false,
    });
  }

  /** Remembers an accepted service record; the first with a revision stands, the highest counts. */
  service(body: ServiceInput, space: string): void {
    const about = this.caseOf(body, space);
    const revision = body.revision ?? 1;
    if (about.revisions.has(revision)) return;
    about.revisions.add(revision);
    if (about.service !== undefined && about.service.revision > revision) return;
    about.service = {
      revision,
      taskCode: body.taskCode,
      pointCode: body.pointCode,
      hours: body.hoursKind ?? 'ordinary',
      day: chinaDayNumber(Date.parse(body.serviceTime)),
      withdrawn: body.withdrawn === true,
      isDepartments: isDepartments(body),
    };
  }

  /** Remembers that a rating was excluded, or restored. */
  decide(body: RatingInput, space: string, excluded: boolean): void {
    const key = ratingName(body.assessNumber, body.isDefault === true);
    const rating = this.caseOf(body, space).ratings.get(key);
    if (rating !== undefined) rating.excluded = excluded;
  }

  cases(): Iterable<TrueCase> {
    return this.byCase.values();
  }

  private caseOf(body: RatingInput | ServiceInput, space: string): TrueCase {
    const key = JSON.stringify([body.deptCode, space, body.projectNo, body.serviceNumber]);
    let about = this.byCase.get(key);
    if (about === undefined) {
      about = {
        deptCode: body.deptCode,
        areaCode: body.areaCode,
        service: undefined,
        revisions: new Set(),
        ratings: new Map(),
      };
      this.byCase.set(key, about);
    }
    return about;
  }
}

const ratingName = (round: number, isDefault: boolean): string =>
  `${round}${isDefault ? ' default' : ''}`;

const isDepartments = (body: RatingInput | ServiceInput): boolean =>
  (body.subjectKind ?? 'department') === 'department';
