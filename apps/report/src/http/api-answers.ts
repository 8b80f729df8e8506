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

/** Describes an address that answers a report as JSON or CSV. */
export const AnswersReport = (answer: Type): MethodDecorator =>
  applyDecorators(
    ApiProduces('application/json', 'text/csv'),
    ApiOkResponse({
      content: {
        'application/json': { schema: { $ref: getSchemaPath(answer) } },
        'text/csv': CSV,
      },
    }),
    ApiBadRequestResponse({
      type: ProblemDto,
      description: 'A parameter is unknown or not valid',
    }),
    ApiServiceUnavailableResponse(AWAY),
  );

/** Describes an address that answers rows as CSV to whoever holds a ticket. */
export const AnswersExport = (): MethodDecorator =>
  applyDecorators(
    ApiProduces('text/csv'),
    ApiOkResponse(CSV),
    ApiBadRequestResponse({ type: ProblemDto, description: 'A parameter is unknown or missing' }),
    ApiForbiddenResponse({
      type: ProblemDto,
      description: 'The ticket was used, is over, is for another export, or never was',
    }),
    ApiServiceUnavailableResponse(AWAY),
  );
