import { timeCursors } from '../paging/time-cursor.js';

/** Of the lists of this room. */
export const CURSORS = timeCursors('[A-Za-z0-9_-]{1,64}');
