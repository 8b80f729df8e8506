import { applyDecorators, type Type } from '@nestjs/common';
import { ApiBody, ApiExtension } from '@nestjs/swagger';
import type { Permission } from '#shared/domain/casework/access-table.js';
import { Needs } from '../auth/access/needs.decorator.js';
import { requestValidation } from '../http/validation.js';

const validation = requestValidation();

/**
 * A permission about the thing that the address names. The guard asks for a role that has it; that
 * the thing lies in its scope the service asks, in the transaction in which it reads it.
 */
export const NeedsOf = (permission: Permission, thing: 'case' | 'reveal' | 'request') =>
  // Of two extensions of one name the first stays.
  applyDecorators(ApiExtension('x-target', thing), Needs(permission, 'narrowed'));

/** The same with a body: whoever may not see the thing is not told what is wrong with the body. */
export const NeedsOfWith = (permission: Permission, thing: 'reveal' | 'request', body: Type) =>
  applyDecorators(NeedsOf(permission, thing), ApiBody({ type: body }));

/** Reads a body that came as `unknown` by its DTO; throws `invalid` like every other. */
export const readBody = async <T>(metatype: Type<T>, body: unknown): Promise<T> =>
  (await validation.transform(body ?? {}, { type: 'body', metatype })) as T;
