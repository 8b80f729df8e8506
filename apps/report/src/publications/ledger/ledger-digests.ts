import type { ScoredRating, ScoredService } from '#shared/contract/ledger.js';
import type { Row } from '#shared/domain/publication/tables.js';
import { ratingText, RowSum, serviceText } from './row-sum.js';

interface DepartmentSums {
  ratings: number;
  readonly ratingSum: RowSum;
  services: number;
  readonly serviceSum: RowSum;
}

/** Sums the rows of a period, department by department. */
export class LedgerDigests {
  private readonly byDepartment = new Map<string, DepartmentSums>();

  addRating(deptCode: string, row: ScoredRating): void {
    const sums = this.of(deptCode);
    sums.ratings += 1;
    sums.ratingSum.add(ratingText(row));
  }

  addService(deptCode: string, row: ScoredService): void {
    const sums = this.of(deptCode);
    sums.services += 1;
    sums.serviceSum.add(serviceText(row));
  }

  /** By department code. */
  rows(): Row<'ledger'>[] {
    return [...this.byDepartment]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([deptCode, { ratings, ratingSum, services, serviceSum }]) => ({
        ...{ deptCode, ratings, ratingsDigest: ratingSum.hex },
        ...{ services, servicesDigest: serviceSum.hex },
      }));
  }

  private of(deptCode: string): DepartmentSums {
    let sums = this.byDepartment.get(deptCode);
    if (sums === undefined) {
      const [ratingSum, serviceSum] = [RowSum.empty(), RowSum.empty()];
      sums = { ratings: 0, ratingSum, services: 0, serviceSum };
      this.byDepartment.set(deptCode, sums);
    }
    return sums;
  }
}
