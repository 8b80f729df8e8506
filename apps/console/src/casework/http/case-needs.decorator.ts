import { applyDecorators } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Permission } from '#shared/domain/casework/casework.js';
import { Needs } from '../../auth/access/needs.decorator.js';

/**
 * A permission about the case that the address names. The guard asks for a role that has it; that
 * the case lies in its scope the service asks, in the transaction in which it reads the case.
 */
export const NeedsOfCase = (permission: Permission): MethodDecorator =>
  // Of two extensions of one name the first stays.
  applyDecorators(ApiExtension('x-target', 'case'), Needs(permission, 'narrowed'));
