import fc from 'fast-check';
import {
  CALENDAR,
  freshCase,
  HOUR,
  LINEAGE,
  MONDAY,
  play,
  TO_CLOSED,
  TO_EXCLUDED,
  TO_VERIFYING,
  type Beat,
} from '../../testing/casework.js';
import {
  addLoopCounts,
  foldLoop,
  loopCounts,
  loopIndicators,
  NO_COUNTS,
  type CaseFile,
} from './casework.js';

const SOON = MONDAY + 24 * HOUR;
const LATE = MONDAY + 30 * 24 * HOUR;
const after = (...beats: Beat[]): CaseFile => play(freshCase(), beats).file;
const indicators = (files: readonly CaseFile[], now = SOON) =>
  loopIndicators(
    files.map((file) => loopCounts(file, CALENDAR, now)).reduce(addLoopCounts, NO_COUNTS),
  );

const FRESH = freshCase();
const CLOSED = after(...TO_CLOSED);
const RECTIFYING = after(...TO_VERIFYING, ['handler', 'verify']);
const NO_BASIS = after(...TO_VERIFYING, ['handler', 'verify', { finding: 'no-legal-basis' }]);
const EXCLUDED = after(...TO_EXCLUDED);

describe('indicators of the loop', () => {
  it('have no data where nothing could have been counted', () => {
    expect(Object.values(loopIndicators(NO_COUNTS))).toEqual([null, null, null, null, null, null]);
  });

  it('are 1 of a case that went well', () => {
    expect(Object.values(indicators([CLOSED]))).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('count a case as opened from its first moment', () => {
    expect(indicators([FRESH, CLOSED])).toMatchObject({ verifiedRate: 0.5, repliedRate: 0.5 });
  });

  it('leave out of rectification what has no legal basis or does not count', () => {
    expect(indicators([NO_BASIS, EXCLUDED])).toMatchObject({
      verifiedRate: 1,
      rectifiedRate: null,
      rectifiedInTimeRate: null,
    });
  });

  it('ask for time only where it is over or was kept', () => {
    expect(indicators([RECTIFYING, CLOSED]).rectifiedInTimeRate).toBe(1);
    expect(indicators([RECTIFYING, CLOSED], LATE).rectifiedInTimeRate).toBe(0.5);
    expect(indicators([RECTIFYING, CLOSED], LATE).rectifiedRate).toBe(0.5);
  });

  it('ask for a revisit of people who gave a name', () => {
    const nameless: CaseFile = { ...CLOSED, realName: false };
    const unreached: CaseFile = {
      ...CLOSED,
      revisits: { ...CLOSED.revisits, outcome: 'unreached' },
    };
    expect(indicators([nameless]).revisitedRate).toBeNull();
    expect(indicators([CLOSED, unreached])).toMatchObject({ revisitedRate: 0.5, satisfiedRate: 1 });
  });

  it('do not count as rectified what the person sent back', () => {
    const { file } = play(after(...TO_CLOSED.slice(0, 7)), [
      ['county', 'revisit', { outcome: 'unsatisfied' }],
    ]);
    expect(indicators([file]).rectifiedRate).toBe(0);
  });

  it('stand beside what is late and what does not count', () => {
    const counts = loopCounts(RECTIFYING, CALENDAR, LATE);
    expect(loopCounts(RECTIFYING, CALENDAR, SOON)).toMatchObject({ late: 0, excluded: 0 });
    expect(counts).toMatchObject({ late: 1, closed: 0 });
    expect(loopCounts(CLOSED, CALENDAR, LATE)).toMatchObject({ late: 0, closed: 1 });
    expect(loopCounts(EXCLUDED, CALENDAR, SOON).excluded).toBe(EXCLUDED.ratings.length);
  });

  it('of an area are those of all that lies in it, however cases are taken together', () => {
    const some = fc.array(fc.constantFrom(FRESH, CLOSED, RECTIFYING, NO_BASIS, EXCLUDED));
    fc.assert(
      fc.property(some, some, (a, b) => {
        const fold = (files: readonly CaseFile[]) =>
          foldLoop(files, () => LINEAGE, CALENDAR, LATE).get('360000') ?? NO_COUNTS;
        expect(fold([...a, ...b])).toEqual(addLoopCounts(fold(a), fold(b)));
        for (const rate of Object.values(loopIndicators(fold([...a, ...b])))) {
          expect(rate === null || (rate >= 0 && rate <= 1)).toBe(true);
        }
      }),
    );
  });
});
