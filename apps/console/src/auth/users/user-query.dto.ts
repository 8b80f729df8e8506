import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { USER_STATES, type UserState } from '#shared/contract/console-storage.js';
import { ROLES, type Role } from '#shared/domain/casework/access-role.js';
import { CODE_PATTERN } from '#shared/domain/code.js';
import { CODE, CODE_RULE } from '../../http/code-field.js';
import { oneOf } from '../../http/validation.js';

const TEXT_RULE = { message: 'must be one line of 1 to 64 characters' };
const PAGES = { message: 'must be a whole number from 1 to 10000' };
const PAGE_SIZES = { message: 'must be a whole number from 1 to 200' };

/** Query of `GET /v1/users`. */
export class UserQueryDto {
  @ApiPropertyOptional({ description: 'Begins the user name, or stands in the name' })
  @IsOptional()
  @Matches(/^[^\p{Cc}\p{Cs}]{1,64}$/u, TEXT_RULE)
  text?: string;

  @ApiPropertyOptional({ enum: ROLES })
  @IsOptional()
  @IsIn(ROLES, oneOf(ROLES))
  role?: Role;

  @ApiPropertyOptional({ enum: USER_STATES })
  @IsOptional()
  @IsIn(USER_STATES, oneOf(USER_STATES))
  state?: UserState;

  @ApiPropertyOptional({ pattern: CODE_PATTERN, description: 'Of one department' })
  @IsOptional()
  @Matches(CODE, CODE_RULE)
  unit?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 10_000, default: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsInt(PAGES)
  @Min(1, PAGES)
  @Max(10_000, PAGES)
  page = 1;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt(PAGE_SIZES)
  @Min(1, PAGE_SIZES)
  @Max(200, PAGE_SIZES)
  pageSize = 50;
}
