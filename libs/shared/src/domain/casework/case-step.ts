import type { CaseState } from '../case.js';
import type { CaseStepName } from '../public-steps.js';
import type { WorkCalendar } from '../working-days.js';
import type { Actor } from './access-policy.js';
import type { CaseActionName, FieldsOf } from './case-actions.js';
import type { CaseDecision } from './case-effect.js';
import type { CaseFault, CaseFaultCode } from './case-fault.js';
import type { CaseFile } from './case-file.js';
import type { NoticeName, Recipient } from './case-notice.js';
import type { CaseRules } from './case-policy.js';
import type { Relation } from './case-relation.js';

/** What a step needs to know of the world; the caller reads it in the step's own transaction. */
export interface CaseContext {
  /** Now, epoch milliseconds. */
  readonly at: number;
  /** Codes of the case's area and of all above it, from itself up to the province. */
  readonly lineage: readonly string[];
  readonly rules: CaseRules;
  readonly calendar: WorkCalendar;
  /** A fresh code, at most 56 characters, for a decision should the step come to one. */
  readonly decisionId: string;
  /** The highest seq that the ledger has of a decision on the case's ratings. */
  readonly lastSeq?: number | undefined;
  /** The lineage of a department's area; undefined when the registry lacks the department. */
  readonly placeOf: (deptCode: string) => readonly string[] | undefined;
  /** A person who has an account in force. */
  readonly personOf: (id: string) => Actor | undefined;
}

/** An action that passed its rule and its form. */
export interface Step<N extends CaseActionName> {
  readonly file: CaseFile;
  readonly fields: FieldsOf<N>;
  readonly actor: Actor;
  readonly relations: ReadonlySet<Relation>;
  readonly context: CaseContext;
}

/** What a step does. Without `to` the case stays in its state. */
export interface Move {
  readonly to?: CaseState;
  readonly changes?: Partial<CaseFile>;
  readonly notices?: readonly { readonly name: NoticeName; readonly to: readonly Recipient[] }[];
  readonly decisions?: readonly CaseDecision[];
  readonly publicStep?: CaseStepName;
}

/** A step is a pure function to what it does, or to why it does not. */
export type StepOf<N extends CaseActionName> = (step: Step<N>) => Move | { fault: CaseFault };

/** Refuses a step. */
export const refuse = (code: CaseFaultCode, field?: string): { fault: CaseFault } => ({
  fault: field === undefined ? { code } : { code, field },
});
