/** The figures of one subject in one period, as DOMAIN's definitions give them. */
export interface Figures {
  /** Valid chosen first ratings of levels 1 to 5, in this order. */
  readonly levels: [number, number, number, number, number];
  excluded: number;
  due: number;
  active: number;
  defaulted: number;
  unrated: number;
  pending: number;
}

export const noFigures = (): Figures => ({
  levels: [0, 0, 0, 0, 0],
  excluded: 0,
  due: 0,
  active: 0,
  defaulted: 0,
  unrated: 0,
  pending: 0,
});

/** What a row of a ranking shows, of the figures. */
export interface ExpectedRow {
  readonly valid: number;
  readonly good: number;
  readonly bad: number;
  readonly goodRate: number | null;
  readonly goodRateLow: number | null;
  readonly goodRateHigh: number | null;
  readonly score: number | null;
  readonly due: number;
  readonly active: number;
  readonly defaulted: number;
  readonly unrated: number;
  readonly pending: number;
  readonly activeRate: number | null;
}

const Z = 1.959964;

/** Works a row out of the figures; Wilson's interval with z = 1.959964, weights 100, 80, 60, 30, 0. */
export function expectedRow(figures: Figures): ExpectedRow {
  const [one, two, three, four, five] = figures.levels;
  const bad = one + two;
  const good = three + four + five;
  const valid = bad + good;
  const share = good / valid;
  const spread = Z * Math.sqrt((share * (1 - share)) / valid + (Z * Z) / (4 * valid * valid));
  const middle = share + (Z * Z) / (2 * valid);
  const whole = 1 + (Z * Z) / valid;
  const orNull = (value: number): number | null => (valid === 0 ? null : value);
  return {
    valid,
    good,
    bad,
    goodRate: orNull(share),
    goodRateLow: orNull((middle - spread) / whole),
    goodRateHigh: orNull((middle + spread) / whole),
    score: orNull((30 * two + 60 * three + 80 * four + 100 * five) / valid),
    due: figures.due,
    active: figures.active,
    defaulted: figures.defaulted,
    unrated: figures.unrated,
    pending: figures.pending,
    activeRate: figures.due === 0 ? null : figures.active / figures.due,
  };
}
