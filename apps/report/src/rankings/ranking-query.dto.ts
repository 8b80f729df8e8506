import { ApiPropertyOptional, ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { CODE_PATTERN } from '#shared/domain/code.js';
import { DOORS } from '#shared/domain/channel.js';
import type { DoorFilter } from '#shared/domain/counts.js';
import type { AreaLevel } from '#shared/domain/registry.js';
import { CODE_RULE, IsPeriod, oneOf } from '../http/validation.js';
import { INDICATOR_NAMES, type IndicatorName } from './indicator-spec.js';
import { RANKED_SUBJECTS, type RankedSubject } from '../reading/ranked-subject.js';

const SUBJECTS = [...RANKED_SUBJECTS, 'intermediary'] as const;
const PEERS = ['province', 'city', 'county', 'town'] as const satisfies readonly AreaLevel[];
const DOOR_FILTERS = ['all', ...DOORS] as const;
const FORMATS = ['json', 'csv', 'xlsx'] as const;

/** Query of `GET /v1/rankings`. */
export class RankingQueryDto {
  @ApiProperty({ enum: SUBJECTS, description: 'What is ranked; `intermediary` is not yet offered' })
  @IsIn(SUBJECTS, oneOf(SUBJECTS))
  subject!: RankedSubject | 'intermediary';

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
    description: 'Year, quarter, month or day in China time; default the current month',
    example: '2026-11',
  })
  @IsOptional()
  @IsPeriod()
  period?: string;

  @ApiPropertyOptional({ enum: INDICATOR_NAMES, default: 'goodRate' })
  @IsOptional()
  @IsIn(INDICATOR_NAMES, oneOf(INDICATOR_NAMES))
  indicator: IndicatorName = 'goodRate';

  @ApiPropertyOptional({
    enum: DOOR_FILTERS,
    default: 'all',
    description:
      'Ratings direct from the person, or forwarded by a department; the cohort has no door',
  })
  @IsOptional()
  @IsIn(DOOR_FILTERS, oneOf(DOOR_FILTERS))
  door: DoorFilter = 'all';

  @ApiPropertyOptional({ enum: FORMATS, default: 'json', description: '`xlsx` is not yet offered' })
  @IsOptional()
  @IsIn(FORMATS, oneOf(FORMATS))
  format: (typeof FORMATS)[number] = 'json';
}
