import type { TSchema } from 'typebox';

/** A JSON Schema (2020-12) in plain JSON, as documents publish it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

// What our own formats mean, in words that every JSON Schema tool knows.
const FORMATS: Readonly<Record<string, JsonSchema>> = {
  'hcp-time': { format: 'date-time' },
  'hcp-line': { pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f]*$' },
  'hcp-text': { pattern: '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f]*$' },
};

/** The schema of the contract without what only our own validator understands. */
export const publishedSchema = (schema: TSchema): JsonSchema =>
  JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    hasFormat(value) && key !== 'properties' ? withKnownFormat(value) : value,
  ) as JsonSchema;

interface Formatted {
  readonly format: string;
}

const hasFormat = (value: unknown): value is Formatted =>
  typeof value === 'object' &&
  value !== null &&
  'format' in value &&
  typeof value.format === 'string';

function withKnownFormat(schema: Formatted): JsonSchema {
  const known = FORMATS[schema.format];
  if (known === undefined) return { ...schema };
  const others = Object.entries(schema).filter(([name]) => name !== 'format');
  return { ...Object.fromEntries(others), ...known };
}
