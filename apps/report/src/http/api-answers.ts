import { applyDecorators, type Type } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiForbiddenResponse,
  ApiOkResponse,
  ApiProduces,
  ApiServiceUnavailableResponse,
  getSchemaPath,
} from '@nestjs/swagger';
import { ProblemDto } from './problem.dto.js';

const CSV = { schema: { type: 'string' } } as const;
const AWAY = { type: ProblemDto, description: 'The database does not answer' };

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

/** Describes an address that answers a report as JSON or CSV, or as files of further types. */
export const AnswersReport = (answer: Type, ...files: readonly string[]): MethodDecorator =>
  applyDecorators(
    ApiProduces('application/json', 'text/csv', ...files),
    ApiOkResponse({
      content: {
        'application/json': { schema: { $ref: getSchemaPath(answer) } },
        'text/csv': CSV,
        ...Object.fromEntries(files.map((type) => [type, FILE])),
      },
    }),
    ApiBadRequestResponse({
      type: ProblemDto,
      description: 'A parameter is unknown or not valid',
    }),
    ApiServiceUnavailableResponse(AWAY),
  );

/** Describes an address that answers rows as a file to whoever holds a ticket. */
export const AnswersExport = (...files: readonly string[]): MethodDecorator =>
  applyDecorators(
    ApiProduces('text/csv', ...files),
    ApiOkResponse({
      content: {
        'text/csv': CSV,
        ...Object.fromEntries(files.map((type) => [type, FILE])),
      },
    }),
    ApiBadRequestResponse({ type: ProblemDto, description: 'A parameter is unknown or missing' }),
    ApiForbiddenResponse({
      type: ProblemDto,
      description: 'The ticket was used, is over, is for another export, or never was',
    }),
    ApiServiceUnavailableResponse(AWAY),
  );
