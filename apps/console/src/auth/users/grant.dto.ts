import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, Matches, ValidateNested } from 'class-validator';
import { ROLES, type Role } from '#shared/domain/casework/access-role.js';
import { CODE_PATTERN } from '#shared/domain/code.js';
import { CODE, CODE_RULE } from '../../http/code-field.js';
import { oneOf } from '../../http/validation.js';

const SCOPE_KINDS = ['area', 'department'] as const;

/** Where a role holds. */
export class ScopeDto {
  @ApiProperty({ enum: SCOPE_KINDS, description: 'A handler has a department, others an area' })
  @IsIn(SCOPE_KINDS, oneOf(SCOPE_KINDS))
  kind!: 'area' | 'department';

  @ApiProperty({ pattern: CODE_PATTERN, example: '360829' })
  @Matches(CODE, CODE_RULE)
  code!: string;
}

/** A role and where it holds. */
export class GrantDto {
  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES, oneOf(ROLES))
  role!: Role;

  @ApiProperty({ type: ScopeDto })
  @IsObject({ message: 'must be an object' })
  @ValidateNested()
  @Type(() => ScopeDto)
  scope!: ScopeDto;
}
