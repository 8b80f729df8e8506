import Type, { type Static, type TObject, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { AppError } from '../errors/app-error.js';

/** Environment variables as the operating system gives them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Builders for the variables of a service: text in, typed value out. */
export const env = {
  text: (defaultValue: string, description: string) =>
    Type.String({ minLength: 1, default: defaultValue, description }),
  optionalText: (description: string) => Type.Optional(Type.String({ minLength: 1, description })),
  integer: (defaultValue: number, minimum: number, maximum: number, description: string) =>
    Type.Integer({ minimum, maximum, default: defaultValue, description }),
  choice: <const T extends readonly string[]>(
    values: T,
    defaultValue: T[number],
    description: string,
  ) =>
    Type.Unsafe<T[number]>(Type.String({ enum: [...values], default: defaultValue, description })),
  optionalChoice: <const T extends readonly string[]>(values: T, description: string) =>
    Type.Optional(Type.Unsafe<T[number]>(Type.String({ enum: [...values], description }))),
} as const;

/**
 * Reads the variables that a schema names (its property names are the variables) into a frozen
 * typed object. An invalid one stops the start: the error names the variable and the rule, never
 * the value, which may be a secret.
 */
export function readConfig<T extends TObject>(
  schema: T,
  environment: Environment,
): Readonly<Static<T>> {
  const values: Record<string, unknown> = {};
  for (const [name, variable] of Object.entries(schema.properties as Record<string, TSchema>)) {
    const given = environment[name];
    const value =
      given === undefined || given === '' ? defaultOf(variable) : converted(variable, given);
    if (value === undefined) continue;
    const check = Compile(variable);
    if (!check.Check(value)) {
      const rule = check.Errors(value)[0]?.message ?? 'is not valid';
      throw new AppError('config-invalid', `environment variable ${name} ${rule}`);
    }
    values[name] = value;
  }
  const missing = (schema.required as readonly string[]).find((name) => !(name in values));
  if (missing !== undefined) {
    throw new AppError('config-invalid', `environment variable ${missing} is required`);
  }
  return Object.freeze(values) as Readonly<Static<T>>;
}

const defaultOf = (variable: TSchema): unknown =>
  'default' in variable ? variable.default : undefined;

function converted(variable: TSchema, text: string): unknown {
  const isInteger = 'type' in variable && variable.type === 'integer';
  return isInteger && /^-?\d+$/.test(text) ? Number(text) : text;
}
