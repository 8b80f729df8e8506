import type { Level } from './level.js';
import type { Day } from './china-time.js';

/** A reason tag of the national catalogue; it belongs to one level. Days are inclusive. */
export interface Tag {
  readonly code: string;
  readonly level: Level;
  readonly name: string;
  readonly status: 'active' | 'retired';
  readonly shownFirst: boolean;
  /** In force from this day on; absent: always was. */
  readonly from?: Day | undefined;
  /** In force up to this day; absent on an active tag: still is. */
  readonly to?: Day | undefined;
}

export type TagCatalogue = ReadonlyMap<string, Tag>;
export type TagFault = 'unknown-tag' | 'retired-tag' | 'tag-of-other-level';

/** What is wrong with a tag given for a level on a day; undefined when nothing is. */
export function tagFault(
  catalogue: TagCatalogue,
  code: string,
  level: Level,
  day: Day,
): TagFault | undefined {
  const tag = catalogue.get(code);
  if (tag === undefined) return 'unknown-tag';
  if (tag.level !== level) return 'tag-of-other-level';
  return isInForce(tag, day) ? undefined : 'retired-tag';
}

/** Whether a tag may be chosen on a day. */
export function isInForce(tag: Tag, day: Day): boolean {
  if (tag.from !== undefined && day < tag.from) return false;
  if (tag.to !== undefined) return day <= tag.to;
  return tag.status === 'active';
}
