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

/** What became of the events: good ones go through beside bad ones, and their number is told. */
export function verdictAnswer(
  status: 200 | 202,
  accepted: number,
  rejected: readonly Rejection[],
): Answer {
  const body =
    rejected.length === 0
      ? `{"accepted":${accepted},"rejected":[]}`
      : JSON.stringify({ accepted, rejected });
  return { status, body, contentType: JSON_TYPE };
}

/** The invitations that were made, beside what could not be invited. */
export const invitedAnswer = (
  invitations: readonly InvitationAnswer[],
  rejected: readonly Rejection[],
): Answer => ({
  status: 201,
  body: JSON.stringify({ accepted: invitations.length, rejected, invitations }),
  contentType: JSON_TYPE,
});

export const noneAcceptable = (rejected: readonly Rejection[]): Answer =>
  problemAnswer({ code: 'none-acceptable' }, { accepted: 0, rejected });
