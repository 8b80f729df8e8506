import type { Period } from '#shared/domain/period.js';
import type { Scope } from '../registry/scope.js';

/** 接入覆盖率 and 评价覆盖率 as counts; each ratio has its numerator and denominator here. */
export interface CoverageCounts {
  departments: number;
  departmentsWithService: number;
  items: number;
  itemsWithService: number;
  itemsWithActive: number;
  points: number;
  pointsWithService: number;
  pointsWithActive: number;
}

/** One child area, or one department, with the coverage of all below it. */
export interface CoverageRow {
  readonly kind: 'area' | 'department';
  readonly code: string;
  readonly name: string;
  readonly counts: CoverageCounts;
}

export interface SilentDepartment {
  readonly code: string;
  readonly name: string;
  readonly areaCode: string;
  readonly areaName: string;
}

export interface CoverageQuery {
  readonly within: string;
  readonly period: Period;
  readonly page: number;
  readonly pageSize: number;
}

/** Coverage of everything within an area, and who sent nothing at all. */
export interface Coverage {
  readonly query: CoverageQuery;
  readonly scope: Scope;
  readonly generation: number;
  /** Sending systems of the registry, and those of which anything arrived in the period. */
  readonly systems: { readonly registered: number; readonly connected: number };
  readonly total: CoverageCounts;
  readonly rows: readonly CoverageRow[];
  /** All silent departments by code; the answer shows one page of them. */
  readonly silent: readonly SilentDepartment[];
}

export const noCoverage = (): CoverageCounts => ({
  departments: 0,
  departmentsWithService: 0,
  items: 0,
  itemsWithService: 0,
  itemsWithActive: 0,
  points: 0,
  pointsWithService: 0,
  pointsWithActive: 0,
});

/** Adds one's counts into another's. */
export function addCoverage(into: CoverageCounts, more: CoverageCounts | undefined): void {
  for (const key in more) {
    const field = key as keyof CoverageCounts;
    into[field] += more[field];
  }
}
