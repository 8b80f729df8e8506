import type { RejectionCode } from '../rejection.js';

/** What is wrong with a value of the source, and the source's own name of the field. */
export class Refusal {
  constructor(
    readonly code: RejectionCode,
    readonly sourceField: string,
  ) {}
}

/**
 * Reads a value as text without the space around it: undefined when it is blank, a refusal when it
 * is no single value, or a number whose last digits were lost on the way.
 */
export function textReader(
  blanks: ReadonlySet<string>,
): (value: unknown, sourceField: string) => string | undefined | Refusal {
  return (value, sourceField) => {
    let text: string;
    if (typeof value === 'string') text = value.trim();
    else if (value === undefined || value === null) return undefined;
    else if (typeof value === 'boolean') text = String(value);
    else if (typeof value === 'number' && isExact(value)) text = String(value);
    else return new Refusal('wrong-type', sourceField);
    return text === '' || blanks.has(text) ? undefined : text;
  };
}

const isExact = (value: number): boolean =>
  Number.isSafeInteger(value) || (Number.isFinite(value) && !Number.isInteger(value));
