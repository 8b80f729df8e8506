import { isCode } from '../code.js';
import { isFreeText, isLine } from '../text.js';

interface Shape {
  /** What the field is called on the officers' pages. */
  readonly label: string;
  readonly required: boolean;
  /** Holds or may hold personal data: sealed at rest, masked in lists. */
  readonly personal?: boolean;
}

/** What one field of a form takes. Lengths are in code points, both ends of a range included. */
export type FieldRule = Shape &
  (
    | { readonly type: 'line' | 'text'; readonly max: number }
    | { readonly type: 'code' | 'day' }
    | { readonly type: 'flag' }
    | { readonly type: 'keys'; readonly max: number }
    | { readonly type: 'integer'; readonly min: number; readonly max: number }
    | { readonly type: 'choice'; readonly of: readonly string[] }
  );
export type Form = Readonly<Record<string, FieldRule>>;

type Required<R> = R & { readonly required: true };

/** One line of text, without line breaks. */
export const line = (label: string, max: number): Required<FieldRule & { type: 'line' }> => ({
  type: 'line',
  label,
  max,
  required: true,
});
/** Free text, with line breaks. */
export const text = (label: string, max: number): Required<FieldRule & { type: 'text' }> => ({
  type: 'text',
  label,
  max,
  required: true,
});
/** A code of the registry, of a person or of a stored file. */
export const code = (label: string): Required<FieldRule & { type: 'code' }> => ({
  type: 'code',
  label,
  required: true,
});
/** A China day, `YYYY-MM-DD`. */
export const day = (label: string): Required<FieldRule & { type: 'day' }> => ({
  type: 'day',
  label,
  required: true,
});
/** Yes or no. */
export const flag = (label: string): Required<FieldRule & { type: 'flag' }> => ({
  type: 'flag',
  label,
  required: true,
});
/** A list of keys (ratings, stored files), each once. */
export const keys = (label: string, max: number): Required<FieldRule & { type: 'keys' }> => ({
  type: 'keys',
  label,
  max,
  required: true,
});
/** A whole number. */
export const integer = (
  label: string,
  min: number,
  max: number,
): Required<FieldRule & { type: 'integer' }> => ({
  type: 'integer',
  label,
  min,
  max,
  required: true,
});
/** One of a closed list. */
export const choice = <const C extends readonly string[]>(
  label: string,
  of: C,
): Required<FieldRule & { type: 'choice'; readonly of: C }> => ({
  type: 'choice',
  label,
  of,
  required: true,
});

/** The same field, which may be left out. */
export const optional = <R extends FieldRule>(
  rule: R,
): Omit<R, 'required'> & { readonly required: false } => ({ ...rule, required: false });

/** The same field, marked as personal data. */
export const personal = <R extends FieldRule>(rule: R): R & { readonly personal: true } => ({
  ...rule,
  personal: true,
});

type ValueOf<R> = R extends { readonly of: readonly (infer C)[] }
  ? C
  : R extends { readonly type: 'integer' }
    ? number
    : R extends { readonly type: 'flag' }
      ? boolean
      : R extends { readonly type: 'keys' }
        ? readonly string[]
        : string;
type Names<F, Needed extends boolean> = {
  [K in keyof F]: F[K] extends { readonly required: Needed } ? K : never;
}[keyof F];

/** The values which a form takes, once `formFault` found nothing wrong. */
export type FormValues<F> = { readonly [K in Names<F, true>]: ValueOf<F[K]> } & {
  readonly [K in Names<F, false>]?: ValueOf<F[K]> | undefined;
};

/** What can be wrong with the value of a field. */
export type FormFaultCode =
  | 'missing'
  | 'empty'
  | 'wrong-type'
  | 'bad-format'
  | 'too-long'
  | 'out-of-range'
  | 'duplicate-value'
  | 'not-well-formed'
  | 'unknown-field';
export interface FormFault {
  readonly code: FormFaultCode;
  readonly field: string;
}

/** The first fault of the values in the order of the form, unknown fields last. */
export function formFault(
  form: Form,
  values: Readonly<Record<string, unknown>>,
): FormFault | undefined {
  for (const [field, rule] of Object.entries(form)) {
    const value = Object.hasOwn(values, field) ? values[field] : undefined;
    if (value === undefined) {
      if (rule.required) return { code: 'missing', field };
      continue;
    }
    const code = valueFault(rule, value);
    if (code !== undefined) return { code, field };
  }
  const stray = Object.keys(values).find((name) => !Object.hasOwn(form, name));
  return stray === undefined ? undefined : { code: 'unknown-field', field: stray.slice(0, 64) };
}

const DAY_PATTERN = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const KEY_LENGTH = 700;

function valueFault(rule: FieldRule, value: unknown): FormFaultCode | undefined {
  switch (rule.type) {
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'wrong-type';
    case 'integer':
      if (typeof value !== 'number' || !Number.isInteger(value)) return 'wrong-type';
      return value < rule.min || value > rule.max ? 'out-of-range' : undefined;
    case 'keys':
      return listFault(rule.max, value);
    default:
      return typeof value === 'string' ? textFault(rule, value) : 'wrong-type';
  }
}

function textFault(
  rule: Extract<FieldRule, { type: 'line' | 'text' | 'code' | 'day' | 'choice' }>,
  value: string,
): FormFaultCode | undefined {
  if (value.trim() === '') return 'empty';
  switch (rule.type) {
    case 'code':
      return isCode(value) ? undefined : 'bad-format';
    case 'day':
      return DAY_PATTERN.test(value) && isRealDay(value) ? undefined : 'bad-format';
    case 'choice':
      return rule.of.includes(value) ? undefined : 'out-of-range';
    case 'line':
    case 'text':
      if (Array.from(value).length > rule.max) return 'too-long';
      return (rule.type === 'line' ? isLine : isFreeText)(value) ? undefined : 'not-well-formed';
  }
}

// Date.parse takes the 30th of February for the 2nd of March.
const isRealDay = (value: string): boolean =>
  new Date(Date.parse(`${value}T00:00:00Z`)).toISOString().startsWith(value);

function listFault(max: number, value: unknown): FormFaultCode | undefined {
  if (!Array.isArray(value)) return 'wrong-type';
  const list: readonly unknown[] = value;
  if (list.length === 0) return 'empty';
  if (list.length > max) return 'too-long';
  const isKey = (one: unknown): one is string =>
    typeof one === 'string' && one !== '' && one.length <= KEY_LENGTH && isLine(one);
  if (!list.every(isKey)) return 'bad-format';
  return new Set(list).size < list.length ? 'duplicate-value' : undefined;
}
