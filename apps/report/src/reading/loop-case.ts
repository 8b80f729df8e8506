import type { CaseState } from '#shared/domain/case.js';
import type { CaseClock } from '#shared/domain/casework/case-terms.js';
import type { CaseFile, LoopFile, Ruling } from '#shared/domain/casework/casework.js';

/** A case as the loop's indicators want it, and where it belongs. */
export interface LoopCase extends LoopFile {
  readonly areaCode: string;
  /** The department that works on it, or the one that was rated; absent where there is neither. */
  readonly deptCode: string | undefined;
}

/** What the database reads of a case document; all but the first four come from console. */
export interface LoopRow {
  readonly areaCode: string;
  readonly deptCode?: string;
  readonly state: CaseState;
  readonly reopenings: number;
  readonly unit?: string;
  readonly round?: number;
  readonly finding?: CaseFile['finding'];
  readonly realName?: boolean;
  readonly verified?: number;
  readonly rectified?: number;
  readonly answered?: number;
  readonly outcome?: CaseFile['revisits']['outcome'];
  readonly rulings?: readonly Ruling[];
  readonly term?: CaseClock['term'];
  /** The last term that the unit had for verifying and rectifying and that has ended. */
  readonly handled?: CaseClock['past'][number];
}

/**
 * The case in its present round. One that console has not seen yet, or not since it was opened
 * again, counts as opened and as nothing else: its time begins when it is seen.
 */
export function loopCaseOf(row: LoopRow): LoopCase {
  const { areaCode, state, realName = false, rulings = [] } = row;
  const place = { areaCode, deptCode: row.unit ?? row.deptCode, state, realName, rulings };
  if (row.round !== row.reopenings) {
    return { ...place, finding: undefined, marks: {}, revisits: {}, clock: { past: [] } };
  }
  const { finding, verified, rectified, answered, outcome, term, handled } = row;
  const marks = {
    ...(verified === undefined ? {} : { verified }),
    ...(rectified === undefined ? {} : { rectified }),
    ...(answered === undefined ? {} : { answered }),
  };
  const past = handled === undefined ? [] : [handled];
  return { ...place, finding, marks, revisits: { outcome }, clock: { term, past } };
}
