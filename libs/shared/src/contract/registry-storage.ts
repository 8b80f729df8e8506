import type { Sealed } from './sealed.js';
import type { CasePolicy } from '../domain/casework/case-policy.js';
import type { Day } from '../domain/china-time.js';
import type { Area, Department, Item, Point, Source } from '../domain/registry.js';
import type { Tag } from '../domain/tag.js';
import type { CalendarYear } from '../domain/working-days.js';

/** A stored version of an entry; `_id` is what `versionId` makes of its code and day. */
type Stored<T> = T & { readonly _id: string };

export type AreaDoc = Stored<Area>;
export type DepartmentDoc = Stored<Department>;
export type ItemDoc = Stored<Item>;
export type PointDoc = Stored<Point>;
export type TagDoc = Stored<Tag>;
export type SourceDoc = Stored<
  Omit<Source, 'departments'> & { readonly departments: '*' | readonly string[] }
>;

/** One signing key of a source; the secret rests sealed. */
export interface SourceKey {
  readonly id: string;
  readonly sealed: Sealed;
  readonly createdAt: Date;
  /** Set when a newer key took its place: it is good until then. */
  readonly expiresAt?: Date;
}

/**
 * `source_keys`, `_id` = the source's code: apart from the sources, so that no import of what a
 * source is can touch what it signs with.
 */
export interface SourceKeysDoc {
  readonly _id: string;
  /** Newest first; empty after a revocation. */
  readonly keys: readonly SourceKey[];
}

/** `policies`, `_id` = `<area>|<clock>|<from>`. */
export type PolicyDoc = Stored<CasePolicy>;

/** `calendar`, `_id` = the year as text: the notice of a year, whole. */
export interface CalendarDoc extends CalendarYear {
  readonly _id: string;
  readonly year: number;
}

/** `<code>` for the version that always held, `<code>@<from>` for one that holds from a day on. */
export const versionId = (code: string, from: Day | undefined): string =>
  from === undefined ? code : `${code}@${from}`;

/** A source as the domain knows it. */
export const sourceOf = ({ departments, ...rest }: Omit<SourceDoc, '_id'>): Source => ({
  ...rest,
  departments: departments === '*' ? '*' : new Set(departments),
});
