export type AreaLevel = 'province' | 'city' | 'county' | 'town';

/** A row of areas.csv: a division, or a functional zone addressed like one. */
export interface DemoArea {
  readonly code: string;
  readonly name: string;
  readonly parentCode: string;
  readonly level: AreaLevel;
  readonly kind: 'division' | 'functional';
}

/** A row of departments.csv; `weight` is its share of the province's services. */
export interface DemoDepartment {
  readonly code: string;
  readonly name: string;
  readonly areaCode: string;
  readonly line: string;
  readonly weight: number;
}

/** A row of items.csv. */
export interface DemoItem {
  readonly taskCode: string;
  readonly name: string;
  readonly deptCode: string;
}

/** A row of points.csv: a window of a hall, or an entry online. */
export interface DemoPoint {
  readonly pointCode: string;
  readonly name: string;
  readonly deptCode: string;
  readonly hall: string;
}

/** A row of sources.csv: `departments` null is `*`; the first of `spaces` is its own. */
export interface DemoSource {
  readonly code: string;
  readonly name: string;
  readonly deptCode: string;
  readonly departments: readonly string[] | null;
  readonly spaces: readonly string[];
  /** Pages of these origins may embed the rating. */
  readonly origins?: readonly string[];
}

export interface DemoRegistry {
  readonly areas: readonly DemoArea[];
  readonly departments: readonly DemoDepartment[];
  readonly items: readonly DemoItem[];
  readonly points: readonly DemoPoint[];
  readonly sources: readonly DemoSource[];
}

export const PROVINCE = '360000';
