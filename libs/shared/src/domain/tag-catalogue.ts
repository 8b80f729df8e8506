import national from './data/tags.json' with { type: 'json' };
import type { Level } from './level.js';
import type { Tag, TagCatalogue } from './tag.js';

/** The national tag catalogue: 40 active codes, 8 a level, and 32 retired ones. */
export const NATIONAL_TAGS: TagCatalogue = new Map(
  national.tags.map((tag): [string, Tag] => [
    tag.code,
    {
      code: tag.code,
      level: tag.level as Level,
      name: tag.name,
      status: tag.status === 'active' ? 'active' : 'retired',
      shownFirst: tag.shownFirst,
    },
  ]),
);
