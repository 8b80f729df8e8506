import {
  CASE_FAULTS,
  type CaseFault,
  type CaseFaultCode,
} from '#shared/domain/casework/casework.js';
import { ProblemError } from '../../http/problem.js';
import type { ChangeDto } from './case-answer.dto.js';

const STATUSES: Readonly<Partial<Record<CaseFaultCode, number>>> = {
  'not-allowed': 403,
  'of-the-rated-unit': 403,
  'wrong-state': 409,
  paused: 409,
};

/** Why a step was refused, in the words of the officers' pages. */
export const faultProblem = ({ code, field }: CaseFault): ProblemError =>
  new ProblemError(STATUSES[code] ?? 422, code, CASE_FAULTS[code], field);

/** Somebody else was first; `changes` says who, and what has been done since, oldest first. */
export const caseChanged = (changes: readonly ChangeDto[]): ProblemError =>
  new ProblemError(
    409,
    'changed-meanwhile',
    'somebody else changed it; read it again',
    'revision',
    { changes },
  );
