import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import { USER_STATES, type UserState } from '#shared/contract/console-storage.js';
import { CODE_PATTERN } from '#shared/domain/code.js';
import { oneOf } from '../../http/validation.js';
import { CODE, CODE_RULE } from '../../http/code-field.js';
import { GrantDto } from './grant.dto.js';
import { MOST_GRANTS, USERNAME, USERNAME_RULE } from './user-rules.js';

const NAME = /^(?=.*\P{White_Space})[^\p{Cc}\p{Cs}]{1,64}$/u;
const NAME_RULE = { message: 'must be one line of 1 to 64 characters' };
const VERSION_RULE = { message: 'must be the version that was read, a whole number from 1' };
const GRANTS_RULE = { message: `must be a list of at most ${MOST_GRANTS}` };

/** Body of `POST /v1/users`. */
export class NewUserDto {
  @ApiProperty({ pattern: USERNAME.source, example: 'zhang.san' })
  @Matches(USERNAME, { message: USERNAME_RULE })
  username!: string;

  @ApiProperty({ minLength: 1, maxLength: 64, example: '张三' })
  @Matches(NAME, NAME_RULE)
  name!: string;

  @ApiProperty({ pattern: CODE_PATTERN, description: 'Where the person works', example: '360829' })
  @Matches(CODE, CODE_RULE)
  area!: string;

  @ApiPropertyOptional({
    type: String,
    pattern: CODE_PATTERN,
    nullable: true,
    description: 'The department, of that area',
  })
  @IsOptional()
  @Matches(CODE, CODE_RULE)
  unit?: string | null;

  @ApiPropertyOptional({
    type: [GrantDto],
    maxItems: MOST_GRANTS,
    description: 'Only for the first security administrator; all others are granted by one',
  })
  @IsOptional()
  @IsArray(GRANTS_RULE)
  @ArrayMaxSize(MOST_GRANTS, GRANTS_RULE)
  @ValidateNested({ each: true })
  @Type(() => GrantDto)
  grants?: GrantDto[];
}

class VersionDto {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'The version that was read' })
  @IsInt(VERSION_RULE)
  @Min(1, VERSION_RULE)
  version!: number;
}

/** Body of `PATCH /v1/users/{id}`. */
export class UserChangeDto extends VersionDto {
  @ApiPropertyOptional({ minLength: 1, maxLength: 64 })
  @IsOptional()
  @Matches(NAME, NAME_RULE)
  name?: string;

  @ApiPropertyOptional({
    pattern: CODE_PATTERN,
    description: 'Whoever moves leaves the department',
  })
  @IsOptional()
  @Matches(CODE, CODE_RULE)
  area?: string;

  @ApiPropertyOptional({
    type: String,
    pattern: CODE_PATTERN,
    nullable: true,
    description: 'null: none',
  })
  @IsOptional()
  @Matches(CODE, CODE_RULE)
  unit?: string | null;
}

/** Body of `PUT /v1/users/{id}/grants`. */
export class GrantsDto extends VersionDto {
  @ApiProperty({ type: [GrantDto], maxItems: MOST_GRANTS })
  @IsArray(GRANTS_RULE)
  @ArrayMaxSize(MOST_GRANTS, GRANTS_RULE)
  @ValidateNested({ each: true })
  @Type(() => GrantDto)
  grants!: GrantDto[];
}

/** Body of `PUT /v1/users/{id}/state`. */
export class UserStateDto extends VersionDto {
  @ApiProperty({ enum: USER_STATES })
  @IsIn(USER_STATES, oneOf(USER_STATES))
  state!: UserState;
}

/** Body of `POST /v1/users/{id}/transfer`. */
export class TransferDto {
  @ApiProperty({ format: 'uuid', description: 'The account that takes the open work over' })
  @IsString({ message: 'must be the id of an account' })
  @IsUUID('4', { message: 'must be the id of an account' })
  to!: string;
}
