import type { CaseState } from '#shared/domain/case.js';

/** Open cases of an area (without those of areas below it) in a state. */
export interface OpenCases {
  readonly areaCode: string;
  readonly state: CaseState;
  readonly count: number;
  /** Of these, those whose running term is over. */
  readonly overdue: number;
}

export interface OpenCaseCounts {
  /** As they stand at a moment, epoch milliseconds. */
  counts(at: number): Promise<OpenCases[]>;
}
