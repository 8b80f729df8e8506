import { ValidationPipe, type Type, type ValidationError } from '@nestjs/common';
import { invalid, type ProblemError } from './problem.js';

/** Message of a field with a closed list of values. */
export const oneOf = (values: readonly string[]) => ({
  message: `must be one of ${values.join(', ')}`,
});

/** Bodies and query parameters by their DTO: unknown ones are refused, the first fault is named. */
export const requestValidation = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => problemOf(errors),
  });

const validation = requestValidation();

/**
 * Reads a body that came as `unknown` by its DTO: whoever may not see the thing of a request is not
 * told what is wrong with the body. Throws `invalid` like every other.
 */
export const readBody = async <T>(metatype: Type<T>, body: unknown): Promise<T> =>
  (await validation.transform(body ?? {}, { type: 'body', metatype })) as T;

/** `grants.0.role` for what lies within a list. */
function problemOf(errors: readonly ValidationError[], path = ''): ProblemError {
  const unknown = errors.find((error) => error.constraints?.['whitelistValidation'] !== undefined);
  const first = unknown ?? errors[0];
  const field = `${path}${first?.property ?? ''}`;
  if (unknown !== undefined) return invalid(field, 'is not a field of this request');
  if (first?.constraints === undefined && first?.children !== undefined) {
    return problemOf(first.children, `${field}.`);
  }
  return invalid(field, Object.values(first?.constraints ?? {})[0] ?? 'is not valid');
}
