import { levelCounts, type Counts } from '../counts.js';
import type { Heard } from './last-heard.js';

/**
 * Whether some counts have what is listened for. A rating is a chosen first one, excluded ones too:
 * somebody did rate. Defaults, follow-ups and visits are none.
 */
export const IS_HEARD: Readonly<Record<Heard, (counts: Counts) => boolean>> = {
  service: ({ n = 0 }) => n > 0,
  rating: (counts) => (counts.x ?? 0) > 0 || levelCounts(counts).some((n) => n > 0),
};
