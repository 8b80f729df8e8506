/**
 * What a column holds: a text; a count; a rate between 0 and 1; points from 0 to 100. Numbers may be
 * absent, where nothing could be counted or where they are withheld.
 */
export type CellKind = 'text' | 'count' | 'rate' | 'points';

type Columns = Readonly<Record<string, CellKind>>;

/** What people said, by the time of their ratings. */
const SAID = {
  ...{ level1: 'count', level2: 'count', level3: 'count', level4: 'count', level5: 'count' },
  ...{ valid: 'count', good: 'count', bad: 'count' },
  ...{ goodRate: 'rate', goodRateLow: 'rate', goodRateHigh: 'rate', badRate: 'rate' },
  score: 'points',
  excluded: 'count',
  ...{ followUps: 'count', followUpsExcluded: 'count', visits: 'count', visitsExcluded: 'count' },
} as const satisfies Columns;

/** How many were asked and answered, by the time of their services. */
const COHORT = {
  ...{ due: 'count', active: 'count', defaulted: 'count', unrated: 'count', pending: 'count' },
  ...{ activeRate: 'rate', unratedRate: 'rate', defaultShare: 'rate' },
} as const satisfies Columns;

/** A rank is empty where the sample is too small; `change` where there was none before. */
const RANKED = {
  ...{ valid: 'count', good: 'count', bad: 'count' },
  ...{ goodRate: 'rate', goodRateLow: 'rate', goodRateHigh: 'rate', score: 'points' },
  ...{ due: 'count', active: 'count', defaulted: 'count', unrated: 'count', pending: 'count' },
  activeRate: 'rate',
  change: 'count',
  /** `样本不足` or empty. */
  note: 'text',
} as const satisfies Columns;

/** The closed loop of the cases of bad ratings that were opened in the period. */
const LOOP = {
  ...{ opened: 'count', closed: 'count', open: 'count', late: 'count', excluded: 'count' },
  ...{ verified: 'count', verifiedRate: 'rate' },
  ...{ upheld: 'count', rectified: 'count', rectifiedRate: 'rate' },
  ...{ rectifiable: 'count', rectifiedInTime: 'count', rectifiedInTimeRate: 'rate' },
  ...{ replied: 'count', repliedRate: 'rate' },
  ...{ realNameClosed: 'count', revisited: 'count', revisitedRate: 'rate' },
  ...{ satisfied: 'count', satisfiedRate: 'rate' },
} as const satisfies Columns;

const COVERAGE = {
  ...{ departments: 'count', departmentsWithService: 'count', departmentCoverage: 'rate' },
  ...{ items: 'count', itemsWithService: 'count', itemCoverage: 'rate' },
  ...{ itemsWithActive: 'count', itemRatingCoverage: 'rate' },
  ...{ points: 'count', pointsWithService: 'count', pointCoverage: 'rate' },
  ...{ pointsWithActive: 'count', pointRatingCoverage: 'rate' },
} as const satisfies Columns;

/**
 * The tables of a publication with their columns in order. An area's row is its whole subtree.
 * Rankings have one block for each level (`peers`): areas of that level, departments of areas of
 * that level.
 */
export const TABLES = {
  'area-rankings': { peers: 'text', rank: 'count', code: 'text', name: 'text', ...RANKED },
  'department-rankings': {
    ...{ peers: 'text', rank: 'count', code: 'text', name: 'text', areaCode: 'text' },
    ...RANKED,
  },
  areas: {
    ...{ code: 'text', name: 'text', level: 'text', kind: 'text', parentCode: 'text' },
    ...SAID,
    ...COHORT,
  },
  /** `areaCode` and `level` (of the area) are empty where the registry does not know it. */
  departments: {
    ...{ code: 'text', name: 'text', areaCode: 'text', level: 'text', line: 'text' },
    ...SAID,
    ...COHORT,
  },
  /** `kind` is `praise` (levels 3 to 5), `complaint` (1 and 2), or empty for an unknown tag. */
  tags: {
    ...{ areaCode: 'text', areaName: 'text', tag: 'text', tagName: 'text', kind: 'text' },
    ...{ level: 'count', count: 'count' },
  },
  'area-loop': { code: 'text', name: 'text', level: 'text', ...LOOP },
  'department-loop': { code: 'text', name: 'text', areaCode: 'text', ...LOOP },
  coverage: { code: 'text', name: 'text', level: 'text', ...COVERAGE },
  /** Sums of hashes of a department's rows in the ledger: what a later alteration is found by. */
  ledger: {
    deptCode: 'text',
    ...{ ratings: 'count', ratingsDigest: 'text', services: 'count', servicesDigest: 'text' },
  },
  /** What a correction changed: `before` and `after` are cells as they are written. */
  changes: { table: 'text', row: 'text', column: 'text', before: 'text', after: 'text' },
} as const satisfies Record<string, Columns>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** `inside`: all numbers. `open`: after small cells are withheld. */
export const VISIBILITIES = ['inside', 'open'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** Tables that everybody may have; digests of rows say nothing to the public. */
export const OPEN_TABLES = TABLE_NAMES.filter((name) => name !== 'ledger');

/** The columns that tell the rows of a table apart. */
export const ROW_KEYS = {
  'area-rankings': ['peers', 'code'],
  'department-rankings': ['peers', 'code'],
  areas: ['code'],
  departments: ['code'],
  tags: ['areaCode', 'tag'],
  'area-loop': ['code'],
  'department-loop': ['code'],
  coverage: ['code'],
  ledger: ['deptCode'],
  changes: ['table', 'row', 'column'],
} as const satisfies { [T in TableName]: readonly (keyof (typeof TABLES)[T])[] };

/** The name of a table's file: `inside-areas.csv`, `open-area-rankings.csv`. */
export const fileNameOf = (table: TableName, visibility: Visibility): string =>
  `${visibility}-${table}.csv`;

type Cells<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends 'text' ? string : number | null;
};

/** A row of a table; numbers are null where there is none, or where it is withheld. */
export type Row<T extends TableName> = Cells<(typeof TABLES)[T]> & {
  /** Columns whose number is there but withheld. */
  readonly hidden?: readonly string[];
};

/** Rows of every table that a publication has. */
export type Tables = { readonly [T in TableName]?: readonly Row<T>[] };

export const columnsOf = (table: TableName): readonly string[] => Object.keys(TABLES[table]);
