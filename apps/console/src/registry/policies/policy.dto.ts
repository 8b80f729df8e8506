import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsISO8601, IsObject, IsOptional, Matches, ValidateNested } from 'class-validator';
import { CLOCK_KEYS, type CaseRules, type ClockKey } from '#shared/domain/casework/case-policy.js';
import { CODE_PATTERN } from '#shared/domain/code.js';
import { RegistryChangedDto } from '../entries/entry-answer.dto.js';
import { CODE, CODE_RULE } from '../../http/code-field.js';
import { DAY, DAY_RULE, REVISION, REVISION_RULE } from '../registry-fields.js';
import { CaseRulesDto } from './case-rules.dto.js';

/** Query of `GET /v1/policies`. */
export class PolicyQueryDto {
  @ApiPropertyOptional({
    pattern: CODE_PATTERN,
    description: 'What holds in this area; absent: the policies of all areas in the scope',
  })
  @IsOptional()
  @Matches(CODE, CODE_RULE)
  area?: string;
}

/** Body of `PUT /v1/policies/{area}/{clock}`. */
export class PolicyPutDto {
  @ApiProperty({ format: 'date', description: 'Since when it holds: today or later' })
  @Matches(DAY, DAY_RULE)
  @IsISO8601({ strict: true }, DAY_RULE)
  from!: string;

  @ApiProperty({ type: CaseRulesDto })
  @IsObject({ message: 'must be an object' })
  @ValidateNested()
  @Type(() => CaseRulesDto)
  rules!: CaseRulesDto;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'null: the area had none' })
  @IsOptional()
  @Matches(REVISION, REVISION_RULE)
  revision?: string | null;
}

export class PolicyVersionDto {
  @ApiProperty({ format: 'date' })
  from!: string;

  @ApiProperty({ type: CaseRulesDto })
  rules!: CaseRules;
}

/** What an area has in the place of what holds above it. */
export class PolicyDto {
  @ApiProperty({ example: '360829' })
  area!: string;

  @ApiProperty({ example: '安福县' })
  areaName!: string;

  @ApiProperty({ enum: CLOCK_KEYS })
  clock!: ClockKey;

  @ApiProperty({ type: [PolicyVersionDto], description: 'In force and to come, earliest first' })
  versions!: PolicyVersionDto[];

  @ApiProperty({ description: 'To be given back with a change' })
  revision!: string;

  @ApiProperty({ description: 'Whether the caller may change it' })
  mayWrite!: boolean;
}

/** What holds in the area today. */
export class RulesInForceDto {
  @ApiProperty({ enum: CLOCK_KEYS })
  clock!: ClockKey;

  @ApiProperty({ type: String, nullable: true, description: 'Whose policy; null: the default' })
  area!: string | null;

  @ApiProperty({ type: CaseRulesDto })
  rules!: CaseRules;
}

/** The rules of the clocks: in force in an area, and what areas have of their own. */
export class PoliciesDto {
  @ApiProperty({ type: [RulesInForceDto], description: 'Of the area that was asked for' })
  inForce!: RulesInForceDto[];

  @ApiProperty({ type: [PolicyDto], description: 'Of the area and those above it, or of all' })
  policies!: PolicyDto[];

  @ApiProperty({ type: [RulesInForceDto], description: 'Where no area has its own' })
  defaults!: RulesInForceDto[];
}

/** A policy after a change. */
export class PolicyChangedDto extends RegistryChangedDto {
  @ApiProperty()
  revision!: string;
}
