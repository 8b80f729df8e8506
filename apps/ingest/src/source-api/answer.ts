import type { InvitationAnswer } from '#shared/contract/invitation.js';
import type { Rejection } from '../acceptance/rejection.js';
import { PROBLEMS, PROBLEM_TYPE, problemBody, type Problem } from './problem.js';

/** An answer, ready to be sent. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly contentType: string;
  readonly retryAfterSeconds?: number | undefined;
}

const JSON_TYPE = 'application/json; charset=utf-8';

export const problemAnswer = (problem: Problem, more?: object): Answer => ({
  status: PROBLEMS[problem.code].status,
  body: problemBody(problem, more),
  contentType: PROBLEM_TYPE,
  retryAfterSeconds: problem.retryAfterSeconds,
});

/** What became of the events of a request. */
export interface Verdict {
  readonly accepted: number;
  readonly rejected: readonly Rejection[];
  /** Records of a source's own format that are no events; told when there are any. */
  readonly skipped?: number;
}

/** What became of the events: good ones go through beside bad ones, and their number is told. */
export function verdictAnswer(status: 200 | 202, verdict: Verdict): Answer {
  const { accepted, rejected, skipped = 0 } = verdict;
  const body =
    rejected.length === 0 && skipped === 0
      ? `{"accepted":${accepted},"rejected":[]}`
      : JSON.stringify({ accepted, rejected, ...told(skipped) });
  return { status, body, contentType: JSON_TYPE };
}

const told = (skipped: number) => (skipped === 0 ? {} : { skipped });

/** The invitations that were made, beside what could not be invited. */
export const invitedAnswer = (
  invitations: readonly InvitationAnswer[],
  rejected: readonly Rejection[],
): Answer => ({
  status: 201,
  body: JSON.stringify({ accepted: invitations.length, rejected, invitations }),
  contentType: JSON_TYPE,
});

export const noneAcceptable = (rejected: readonly Rejection[], skipped = 0): Answer =>
  problemAnswer({ code: 'none-acceptable' }, { accepted: 0, rejected, ...told(skipped) });
