import { LEVELS, type Level } from '#shared/domain/level.js';
import { NO_ANSWERS, type Answers } from './answers.js';
import { STEP_NAMES, type StepName } from './steps.js';

/** A rating in the making, kept so that a reload in the middle loses nothing. */
export interface Draft {
  /** Names this one attempt to rate, through retries and reloads. */
  readonly submission: string;
  readonly answers: Answers;
  readonly step: StepName;
  /** Submitted, and not yet answered: it is sent again, and no longer changed. */
  readonly sent: boolean;
}

export const newDraft = (submission: string): Draft => ({
  submission,
  answers: NO_ANSWERS,
  step: 'level',
  sent: false,
});

const SUBMISSION = /^[A-Za-z0-9_-]{16,64}$/;

const levelOr = (value: unknown): Level | undefined => LEVELS.find((level) => level === value);

function readAnswers(value: unknown): Answers {
  const { level, handlerLevel, tags, words } = value as Record<string, unknown>;
  const known = levelOr(level);
  const handler = levelOr(handlerLevel);
  return {
    ...(known !== undefined && { level: known }),
    ...(handler !== undefined && { handlerLevel: handler }),
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
    words: typeof words === 'string' ? words : '',
  };
}

/** A draft as `JSON.stringify` wrote it; undefined when there is none, or it is not one. */
export function readDraft(text: string | undefined): Draft | undefined {
  if (text === undefined) return undefined;
  try {
    const { submission, answers, step, sent } = JSON.parse(text) as Record<string, unknown>;
    if (typeof submission !== 'string' || !SUBMISSION.test(submission)) return undefined;
    return {
      submission,
      answers: readAnswers(answers),
      step: STEP_NAMES.find((name) => name === step) ?? 'level',
      sent: sent === true,
    };
  } catch {
    return undefined;
  }
}
