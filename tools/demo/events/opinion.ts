import type { Channel } from '#shared/domain/channel.js';
import type { Level } from '#shared/domain/level.js';
import { NATIONAL_TAGS } from '#shared/domain/tag-catalogue.js';
import type { Random } from '../random/random.js';
import { weightedTable } from '../random/weighted.js';

/** Share of bad ratings where nothing is particularly wrong; the whole comes out near 3 %. */
const BAD_SHARE = 0.0245;
const BAD_POINT_FACTOR = 9;
const BAD_WEEK_FACTOR = 9;

const GOOD_LEVELS = weightedTable<Level>([
  [5, 86],
  [4, 11],
  [3, 3],
]);
const BAD_LEVELS = weightedTable<Level>([
  [2, 6],
  [1, 4],
]);

/** The level a person chooses. */
export function chooseLevel(random: Random, badPoint: boolean, badWeek: boolean): Level {
  const share = BAD_SHARE * (badPoint ? BAD_POINT_FACTOR : 1) * (badWeek ? BAD_WEEK_FACTOR : 1);
  return random.chance(Math.min(share, 0.6)) ? BAD_LEVELS(random) : GOOD_LEVELS(random);
}

const HALL_CHANNELS = weightedTable<Channel>([
  [4, 46],
  [3, 15],
  [2, 17],
  [5, 6],
  [7, 8],
  [1, 4],
  [6, 4],
]);
const TOWN_CHANNELS = weightedTable<Channel>([
  [3, 38],
  [4, 18],
  [2, 28],
  [7, 8],
  [6, 8],
]);
const ONLINE_CHANNELS = weightedTable<Channel>([
  [2, 56],
  [1, 33],
  [7, 8],
  [6, 3],
]);

/** The channel a person uses, by where they were served. */
export function chooseChannel(random: Random, where: 'hall' | 'town' | 'online'): Channel {
  switch (where) {
    case 'hall':
      return HALL_CHANNELS(random);
    case 'town':
      return TOWN_CHANNELS(random);
    case 'online':
      return ONLINE_CHANNELS(random);
  }
}

const ACTIVE_TAGS = new Map<Level, string[]>();
for (const tag of NATIONAL_TAGS.values()) {
  if (tag.status !== 'active') continue;
  const codes = ACTIVE_TAGS.get(tag.level) ?? [];
  ACTIVE_TAGS.set(tag.level, codes);
  // What is shown at once is chosen more often than what is behind "more".
  codes.push(tag.code, ...(tag.shownFirst ? [tag.code, tag.code] : []));
}

const TAG_COUNTS = weightedTable([
  [0, 40],
  [1, 35],
  [2, 18],
  [3, 7],
]);

/** Zero to three different tags in force for a level. */
export function chooseTags(random: Random, level: Level): string[] {
  const codes = ACTIVE_TAGS.get(level) ?? [];
  const chosen = new Set<string>();
  for (let left = TAG_COUNTS(random); left > 0; left -= 1) chosen.add(random.pick(codes));
  return [...chosen];
}
