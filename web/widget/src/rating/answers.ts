import type { TagChoice } from '#shared/contract/citizen-api.js';
import type { Level } from '#shared/domain/level.js';

/** What a person has said so far. */
export interface Answers {
  readonly level?: Level;
  /** Codes of tags, all of `level`. */
  readonly tags: readonly string[];
  readonly handlerLevel?: Level;
  readonly words: string;
}

export const NO_ANSWERS: Answers = { tags: [], words: '' };

/** The most code points that the words may have. */
export const MAX_WORDS = 1_000;

/** Tags belong to a level: another level clears them. */
export const chooseLevel = (answers: Answers, level: Level): Answers =>
  answers.level === level ? answers : { ...answers, level, tags: [] };

export const chooseHandlerLevel = (answers: Answers, handlerLevel: Level): Answers => ({
  ...answers,
  handlerLevel,
});

export const toggleTag = (answers: Answers, code: string): Answers => ({
  ...answers,
  tags: answers.tags.includes(code)
    ? answers.tags.filter((chosen) => chosen !== code)
    : [...answers.tags, code],
});

// Lone surrogates, and control characters other than tab and line breaks: nobody types them, and
// the contract refuses them.
const NOT_TEXT = /\p{Cs}|[^\P{Cc}\t\n\r]/gu;

/** What was typed or pasted, without what no text may have. */
export const plainText = (words: string): string => words.replace(NOT_TEXT, '');

export const writeWords = (answers: Answers, words: string): Answers => ({
  ...answers,
  words: plainText(words),
});

/** Length in code points, as the contract counts. */
export const lengthOf = (words: string): number => Array.from(words).length;

/** Tags of a level: those shown at once, and those behind 更多. */
export function tagsOf(
  tags: readonly TagChoice[],
  level: Level,
): { readonly first: readonly TagChoice[]; readonly more: readonly TagChoice[] } {
  const own = tags.filter((tag) => tag.level === level);
  return { first: own.filter((tag) => tag.first), more: own.filter((tag) => !tag.first) };
}
