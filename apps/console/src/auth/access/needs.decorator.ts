import { applyDecorators, SetMetadata } from '@nestjs/common';
import {
  ApiCookieAuth,
  ApiExtension,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiUnauthorizedResponse,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { Permission } from '#shared/domain/casework/access-table.js';
import { ProblemDto } from '../../http/problem.dto.js';
import { SESSION_COOKIE } from '../sessions/session-cookie.js';
import type { TargetKind } from './target-kind.js';

export const NEED = Symbol('need');

/** What an operation asks for; `open`: nothing, for those who are not signed in yet. */
export type Need =
  | 'open'
  | { readonly permission: Permission; readonly target: TargetKind; readonly parameter: string };

/**
 * Names the permission that a controller's method needs, and what it is asked about. The guard
 * refuses every method that has neither this nor `Open`.
 */
export const Needs = (
  permission: Permission,
  target: TargetKind,
  parameter = 'id',
): MethodDecorator =>
  applyDecorators(
    SetMetadata(NEED, { permission, target, parameter } satisfies Need),
    ApiExtension('x-permission', permission),
    ApiExtension('x-target', target),
    ApiCookieAuth(SESSION_COOKIE),
    ApiUnauthorizedResponse({ type: ProblemDto, description: 'There is no session' }),
    ApiForbiddenResponse({
      type: ProblemDto,
      description: 'The roles of the account do not allow it',
    }),
    ApiNotFoundResponse({ type: ProblemDto, description: 'Nothing of that name may be seen' }),
    ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'A field is not valid' }),
  );

/** Lets anybody call a method: signing in. */
export const Open = (): MethodDecorator => SetMetadata(NEED, 'open' satisfies Need);
