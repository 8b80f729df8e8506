import type { StoredFile } from '#shared/contract/case-storage.js';
import type { RatingRow } from '#shared/contract/ledger.js';
import type { PersonalField } from '#shared/contract/sealed.js';
import type { CaseState } from '#shared/domain/case.js';
import type { CaseKindName } from '#shared/domain/casework/casework.js';
import type { Period } from '#shared/domain/period.js';

/** Which rows: those of a period, of these areas (for cases) or departments (for ratings). */
export interface ExportSelection {
  readonly period: Period;
  /** `all`: whatever there is, what the registry does not know too. */
  readonly areas: ReadonlySet<string> | 'all';
  readonly departments: readonly string[] | 'all';
}

/** What of a case's file is exported: no clock that is over, no name of an officer. */
export type ExportedFile = Pick<
  StoredFile,
  'finding' | 'realName' | 'unit' | 'rulings' | 'revisits' | 'supervised' | 'falsified' | 'marks'
> & { readonly clock: Pick<StoredFile['clock'], 'term'> };

export interface ExportedCase {
  readonly kind: CaseKindName;
  readonly areaCode: string;
  readonly deptCode?: string;
  readonly state: CaseState;
  readonly openedAt: Date;
  readonly reopenings: number;
  readonly ratings: readonly string[];
  /** Both are absent while console has not seen it. */
  readonly file?: ExportedFile;
  readonly listing?: { readonly code: string; readonly number: string };
}

export interface ExportedRating extends Pick<
  RatingRow,
  | '_id'
  | 'areaCode'
  | 'deptCode'
  | 'taskCode'
  | 'pointCode'
  | 'visit'
  | 'round'
  | 'isDefault'
  | 'level'
  | 'handlerLevel'
  | 'channel'
  | 'door'
  | 'tags'
  | 'ratedAt'
  | 'receivedAt'
> {
  /** Whether a decision leaves it out of the scores. */
  readonly excluded: boolean;
  /** Which personal fields there are; what stands in them is not read. */
  readonly personal: readonly PersonalField[];
}

/** Rows as they stand at one moment, piece by piece: the next is read when it is asked for. */
export interface ExportReader {
  cases(selection: ExportSelection): AsyncIterable<readonly ExportedCase[]>;
  ratings(selection: ExportSelection): AsyncIterable<readonly ExportedRating[]>;
}
