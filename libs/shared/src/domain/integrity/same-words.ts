const NOT_WORDS = /[^\p{L}\p{N}]/gu;

/**
 * A text by which copies are known: without spaces, punctuation, width and case. Undefined when it
 * is shorter than `leastLength` characters: many people say 很好.
 */
export function normalisedWords(text: string, leastLength: number): string | undefined {
  const words = text.normalize('NFKC').toLowerCase().replaceAll(NOT_WORDS, '');
  return Array.from(words).length < leastLength ? undefined : words;
}
