import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { ValidateBy, buildMessage, type ValidationOptions } from 'class-validator';
import { parsePeriod } from '#shared/domain/period.js';
import { ProblemError } from './problem.js';

export const PERIOD_RULE =
  'must be a year, quarter, month or day: 2026, 2026-Q4, 2026-11, 2026-11-22';
export const CODE_RULE = 'must be a code of letters, digits, _ and -, 64 at most';

/** Message of a parameter with a closed list of values. */
export const oneOf = (values: readonly string[]) => ({
  message: `must be one of ${values.join(', ')}`,
});

/** Query parameters by their DTO: unknown ones are refused, the first fault is named. */
export const queryValidation = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => problemOf(errors),
  });

function problemOf(errors: readonly ValidationError[]): ProblemError {
  const unknown = errors.find((error) => error.constraints?.['whitelistValidation'] !== undefined);
  if (unknown !== undefined) {
    const rule = 'is not a parameter of this address';
    return new ProblemError(400, 'unknown-parameter', rule, unknown.property);
  }
  const first = errors[0];
  const rule = Object.values(first?.constraints ?? {})[0] ?? 'is not valid';
  return new ProblemError(400, 'invalid-parameter', rule, first?.property);
}

/** A period name that the calendar has. */
export const IsPeriod = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isPeriod',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && parsePeriod(value) !== undefined,
        defaultMessage: buildMessage(() => PERIOD_RULE, options),
      },
    },
    options,
  );
