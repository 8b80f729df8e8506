import Type, { type TObject, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Fault, RejectionCode } from './rejection.js';

/** An event of unknown shape: its fields may or may not be what the contract wants. */
export type Loose = Readonly<Record<string, unknown>>;

/**
 * A rule about one field which its schema cannot say, and about its absence where it is optional;
 * reads other fields only if well-formed.
 */
export type Rule<C> = (event: Loose, context: C) => RejectionCode | undefined;
export type Rules<C> = Readonly<Partial<Record<string, Rule<C>>>>;

/**
 * Makes the judge of one contract object: it finds the first fault of an event in the order of the
 * schema's fields, each field's shape before its rule, unknown fields last. A well-formed event
 * costs one compiled check and its rules; only a bad one is looked at field by field.
 */
export function judgeOf<C>(schema: TObject, rules: Rules<C>) {
  const properties = schema.properties as Record<string, TSchema>;
  // The compiled check of additionalProperties tries a pattern on every name: three times slower.
  const whole = Compile(Type.Object(properties));
  const known = new Set(Object.keys(properties));
  const required = new Set(schema.required as readonly string[]);
  const fields = Object.entries(properties).map(([name, fieldSchema]) => ({
    name,
    required: required.has(name),
    check: Compile(fieldSchema),
    rule: rules[name],
  }));
  const ruled = fields.flatMap(({ name, rule }) => (rule === undefined ? [] : [{ name, rule }]));

  return function firstFault(event: unknown, context: C): Fault | undefined {
    if (whole.Check(event)) {
      const loose = event as Loose;
      for (const { name, rule } of ruled) {
        const code = rule(loose, context);
        if (code !== undefined) return { code, field: name };
      }
      return unknownField(loose);
    }
    return slowly(event, context);
  };

  function unknownField(event: Loose): Fault | undefined {
    for (const name in event) {
      if (!known.has(name)) return { code: 'unknown-field', field: printable(name) };
    }
    return undefined;
  }

  function slowly(event: unknown, context: C): Fault | undefined {
    if (typeof event !== 'object' || event === null || Array.isArray(event)) {
      return { code: 'not-an-object', field: '' };
    }
    const loose = event as Loose;
    for (const { name, required: needed, check, rule } of fields) {
      const value = loose[name];
      if (needed && (value === undefined || value === null))
        return { code: 'missing', field: name };
      const code =
        value === undefined || check.Check(value)
          ? rule?.(loose, context)
          : shapeFault(check.Errors(value), value);
      if (code !== undefined) return { code, field: name };
    }
    return unknownField(loose);
  }
}

/** A sender's own field name may be anything: what is answered and logged is short and printable. */
const printable = (name: string): string => name.replace(/[^\w.-]/g, '?').slice(0, 64);

const CODE_OF_KEYWORD: Readonly<Partial<Record<string, RejectionCode>>> = {
  type: 'wrong-type',
  minLength: 'empty',
  maxLength: 'too-long',
  maxItems: 'too-long',
  uniqueItems: 'duplicate-value',
  minimum: 'out-of-range',
  maximum: 'out-of-range',
  enum: 'out-of-range',
  anyOf: 'out-of-range',
};

function shapeFault(
  errors: readonly { keyword: string; params?: unknown }[],
  value: unknown,
): RejectionCode {
  if (value === '') return 'empty';
  const [first] = errors;
  if (first === undefined) return 'bad-format';
  if (first.keyword === 'format' && typeof value === 'string' && isTextFormat(first.params)) {
    return 'not-well-formed';
  }
  return CODE_OF_KEYWORD[first.keyword] ?? 'bad-format';
}

const isTextFormat = (params: unknown): boolean =>
  typeof params === 'object' &&
  params !== null &&
  'format' in params &&
  (params.format === 'hcp-line' || params.format === 'hcp-text');
