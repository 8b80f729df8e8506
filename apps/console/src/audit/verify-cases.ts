import type { WorkedCaseDoc } from '#shared/contract/case-storage.js';
import type { AuditDoc } from '#shared/contract/console-storage.js';
import { caseDigest } from './case-digest.js';

/** What is wrong with a case, beside the chain that tells of its steps. */
export const CASE_FAULTS = {
  altered: 'is not what its last step left',
  missing: 'is missing, though the chain tells of it',
  unknown: 'has steps of which the chain does not tell',
} as const;
export type CaseFaultCode = keyof typeof CASE_FAULTS;

export interface CaseFinding {
  /** Cases that were compared, up to the fault. */
  readonly cases: number;
  readonly fault?: { readonly code: CaseFaultCode; readonly id: string; readonly seq?: number };
}

/** The last step of a case that the chain tells of. */
interface LastStep {
  readonly seq: number;
  readonly revision: unknown;
  readonly to: unknown;
  readonly digest: unknown;
}

const SUBJECT = 'case:';

/** Remembers the last step of each case while the chain goes by. */
export class LastSteps {
  private readonly steps = new Map<string, LastStep>();

  note({ _id: seq, action, subject, details }: AuditDoc): void {
    if (action !== 'case.acted' || !subject.startsWith(SUBJECT)) return;
    const { revision, to, digest } = details;
    this.steps.set(subject.slice(SUBJECT.length), { seq, revision, to, digest });
  }

  /** Compares all cases with their last steps, to the first fault. */
  async verify(cases: AsyncIterable<WorkedCaseDoc>): Promise<CaseFinding> {
    const left = new Map(this.steps);
    let compared = 0;
    for await (const found of cases) {
      const { file, listing } = found;
      // What the aggregator opened and nobody has seen yet has taken no step.
      if (file === undefined || listing === undefined) continue;
      const step = left.get(listing.code);
      left.delete(listing.code);
      if (step === undefined) {
        if (file.revision === 0) continue;
        return { cases: compared, fault: { code: 'unknown', id: listing.code } };
      }
      if (!isLeftBy(step, found)) {
        return { cases: compared, fault: { code: 'altered', id: listing.code, seq: step.seq } };
      }
      compared += 1;
    }
    const [gone] = left;
    if (gone === undefined) return { cases: compared };
    const [id, { seq }] = gone;
    return { cases: compared, fault: { code: 'missing', id, seq } };
  }
}

function isLeftBy(step: LastStep, { state, reopenings, file }: WorkedCaseDoc): boolean {
  if (file === undefined || file.revision !== step.revision) return false;
  // A bad follow-up has the aggregator open a case again: its next step takes note of it.
  const isOpenedAgain = reopenings > file.round;
  return caseDigest(file) === step.digest && (isOpenedAgain || state === step.to);
}
