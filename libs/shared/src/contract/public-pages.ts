/**
 * What the public pages show: report makes it of the open files of publications, and the pages of
 * `web/public` draw it. Types only; every text is plain text, and whoever draws it escapes it.
 */

/** A published number; null is no data, `hidden` too small a cell to be told. */
export type Told = number | null | 'hidden';

/** 适老化: how a reader wants to see the pages. */
export interface DisplayModes {
  readonly large: boolean;
  readonly contrast: boolean;
}

/** The publication that the numbers of a page are of. */
export interface Edition {
  readonly number: number;
  /** `2026`, `2026-Q4`, `2026-10`, `2026-10-05`. */
  readonly period: string;
  /** What lies before it is counted; ISO 8601. */
  readonly asOf: string | null;
  /** Whether the address named it: then the page never changes. */
  readonly isAsked: boolean;
  readonly policy: EditionPolicy;
}

/** Thresholds (◇ of the domain) that say when a number is too thin to be praised. */
export interface EditionPolicy {
  readonly minimumSample: number;
  /** Numbers below this are withheld, and those that would give them away. */
  readonly smallCell: number;
  /** A lower 主动评价率 is shown grey; a fraction. */
  readonly lowActiveRate: number;
  /** Points of levels 1 to 5. */
  readonly weights: readonly number[];
  /** What rankings are ordered by: `goodRate` (the lower end of its interval), `rawGoodRate`, `score`. */
  readonly official: string;
}

/** Why a row is grey and not green: too few ratings, too few who rated, or not told at all. */
export type Pale = 'few' | 'silent' | 'hidden';

/** A rate and what it is made of. */
export interface Ratio {
  readonly rate: Told;
  readonly numerator: Told;
  readonly denominator: Told;
}

/** What people said of one subject, and how many were asked. */
export interface Figures {
  readonly valid: Told;
  readonly good: Told;
  readonly bad: Told;
  readonly goodRate: Told;
  readonly goodRateLow: Told;
  readonly goodRateHigh: Told;
  readonly score: Told;
  readonly due: Told;
  readonly active: Told;
  readonly defaulted: Told;
  readonly unrated: Told;
  readonly pending: Told;
  readonly activeRate: Told;
  readonly pale: Pale | null;
}

export interface PlaceName {
  readonly code: string;
  readonly name: string;
}

export interface PlaceRow extends PlaceName {
  readonly subject: 'area' | 'department';
  readonly rank: number | null;
  /** Places gained since the period before; null when it was not ranked then, or is not now. */
  readonly change: number | null;
  readonly figures: Figures;
}

export interface TagCount {
  readonly name: string;
  readonly count: Told;
}

/** One publication in the course of time. */
export interface TrendPoint {
  readonly number: number;
  readonly period: string;
  readonly goodRate: Told;
  readonly activeRate: Told;
  readonly valid: Told;
}

/** What became of the bad ratings. */
export interface LoopFigures {
  readonly opened: Told;
  readonly closed: Told;
  readonly replied: Ratio;
  readonly verified: Ratio;
  readonly rectified: Ratio;
  readonly rectifiedInTime: Ratio;
  readonly revisited: Ratio;
  readonly satisfied: Ratio;
}

/** Who takes part: items and points with a service, and with an active rating. */
export interface CoverageFigures {
  readonly departments: Ratio;
  readonly items: Ratio;
  readonly itemsRated: Ratio;
  readonly points: Ratio;
  readonly pointsRated: Ratio;
}

interface Frame {
  readonly title: string;
  /** Path and query as they were asked for, without the display modes. */
  readonly address: string;
  readonly modes: DisplayModes;
  readonly edition: Edition | null;
}

export interface PlacePage extends Frame {
  readonly kind: 'place';
  readonly subject: 'area' | 'department';
  readonly place: PlaceName;
  /** From the province down, the place itself left out. */
  readonly trail: readonly PlaceName[];
  readonly figures: Figures | null;
  /** Ratings of levels 1 to 5. */
  readonly levels: readonly Told[] | null;
  readonly excluded: Told;
  /** Areas right below, as they are ranked among their peers. */
  readonly areas: readonly PlaceRow[];
  /** Departments of the area's own; the first of them by rank. */
  readonly departments: readonly PlaceRow[];
  readonly departmentCount: number;
  readonly praise: readonly TagCount[];
  readonly complaints: readonly TagCount[];
  readonly loop: LoopFigures | null;
  readonly coverage: CoverageFigures | null;
  readonly trend: readonly TrendPoint[];
}

export interface RankingPage extends Frame {
  readonly kind: 'ranking';
  readonly subject: 'area' | 'department';
  readonly level: string;
  readonly within: PlaceName;
  /** Areas that the ranking may be narrowed to: those of the way down, and those right below. */
  readonly choices: readonly PlaceName[];
  readonly search: string;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly rows: readonly PlaceRow[];
}

export interface PublicationLine {
  readonly number: number;
  readonly kind: string;
  readonly period: string;
  readonly publishedAt: string;
  readonly asOf: string | null;
  readonly corrects: number | null;
  readonly correctedBy: number | null;
}

export interface PublicationsPage extends Frame {
  readonly kind: 'publications';
  readonly rows: readonly PublicationLine[];
}

export interface FileLine {
  readonly name: string;
  readonly about: string;
  /** Whether the public may have it. */
  readonly isOpen: boolean;
  readonly rows: number;
  /** Null of a file of the inside, whose length would tell of its numbers. */
  readonly bytes: number | null;
  readonly sha256: string;
  readonly sm3: string;
}

/** What the server itself found when it checked a publication. */
export interface Verification {
  readonly signature: 'good' | 'bad' | 'unknown-key';
  readonly chain: 'good' | 'bad' | 'first';
  /** Open files whose bytes do not have the hashes of the manifest. */
  readonly alteredFiles: readonly string[];
}

export interface PublicationPage extends Frame {
  readonly kind: 'publication';
  readonly line: PublicationLine;
  readonly reason: string | null;
  readonly policyVersion: string;
  readonly manifestHash: string;
  readonly previousHash: string | null;
  readonly signature: { readonly alg: string; readonly keyId: string; readonly value: string };
  readonly files: readonly FileLine[];
  readonly verification: Verification;
  readonly origin: string;
}

/** An example that a reader can compute again. */
export interface MethodExample extends PlaceName {
  readonly subject: 'area' | 'department';
  readonly levels: readonly number[];
  readonly figures: Figures;
}

export interface MethodPage extends Frame {
  readonly kind: 'method';
  readonly policy: EditionPolicy;
  readonly windowDays: number;
  readonly example: MethodExample | null;
}

export interface OpenDataPage extends Frame {
  readonly kind: 'open-data';
  readonly origin: string;
  readonly files: readonly FileLine[];
}

/** A page that says in one sentence why it shows nothing else. */
export interface PlainPage extends Frame {
  readonly kind: 'plain';
  readonly reason: 'not-found' | 'nothing-yet' | 'unavailable';
}

export type PublicPage =
  | PlacePage
  | RankingPage
  | PublicationsPage
  | PublicationPage
  | MethodPage
  | OpenDataPage
  | PlainPage;

/** What the built pages export. */
export interface PageRenderer {
  /** The whole document of a page. */
  readonly render: (page: PublicPage) => string;
}
