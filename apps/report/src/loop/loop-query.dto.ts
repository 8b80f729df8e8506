import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { CASE_KINDS, type CaseKindName } from '#shared/domain/casework/casework.js';
import { CODE_PATTERN } from '#shared/domain/code.js';
import type { AreaLevel } from '#shared/domain/registry.js';
import { CODE_RULE, IsPeriod, oneOf } from '../http/validation.js';
import { LOOP_SUBJECTS, type LoopSubject } from './loop.types.js';

const PEERS = ['province', 'city', 'county', 'town'] as const satisfies readonly AreaLevel[];
const KINDS = Object.keys(CASE_KINDS) as CaseKindName[];
const FORMATS = ['json', 'csv'] as const;

/** Query of `GET /v1/loop`. */
export class LoopQueryDto {
  @ApiPropertyOptional({ enum: LOOP_SUBJECTS, default: 'area', description: 'What the rows are' })
  @IsOptional()
  @IsIn(LOOP_SUBJECTS, oneOf(LOOP_SUBJECTS))
  by: LoopSubject = 'area';

  @ApiPropertyOptional({
    description: 'Area (its whole subtree) or department that is looked at',
    default: '360000',
    pattern: CODE_PATTERN,
  })
  @IsOptional()
  @Matches(new RegExp(CODE_PATTERN), { message: CODE_RULE })
  within = '360000';

  @ApiPropertyOptional({
    enum: PEERS,
    description: 'Only areas of this level, or departments of areas of this level',
  })
  @IsOptional()
  @IsIn(PEERS, oneOf(PEERS))
  peers?: (typeof PEERS)[number];

  @ApiPropertyOptional({
    description:
      'Year, quarter, month or day (China time) in which the cases were opened; default the ' +
      'current month',
    example: '2026-11',
  })
  @IsOptional()
  @IsPeriod()
  period?: string;

  @ApiPropertyOptional({ enum: KINDS, default: 'bad-rating', description: 'Each kind by itself' })
  @IsOptional()
  @IsIn(KINDS, oneOf(KINDS))
  kind: CaseKindName = 'bad-rating';

  @ApiPropertyOptional({ enum: FORMATS, default: 'json' })
  @IsOptional()
  @IsIn(FORMATS, oneOf(FORMATS))
  format: (typeof FORMATS)[number] = 'json';
}
