import { applyDecorators } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Permission } from '#shared/domain/casework/access-table.js';
import { Needs } from './needs.decorator.js';

/** Things that the address or the body names and that only the service which reads them can place. */
export type Thing =
  'case' | 'flag' | 'reveal' | 'request' | 'webhook' | 'entry' | 'rows' | 'source' | 'honour';

/**
 * A permission about such a thing. The guard asks for a role that has it; that the thing lies in its
 * scope the service asks, for a change in the transaction in which it reads the thing.
 */
export const NeedsOf = (permission: Permission, thing: Thing): MethodDecorator =>
  // Of two extensions of one name the first stays.
  applyDecorators(ApiExtension('x-target', thing), Needs(permission, 'narrowed'));
