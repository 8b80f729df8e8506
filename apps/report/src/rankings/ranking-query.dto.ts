import { ApiPropertyOptional, ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { DOORS } from '#shared/domain/channel.js';
import type { DoorFilter } from '#shared/domain/counts.js';
import {
  PeersParameter,
  PeriodParameter,
  WHOLE,
  WithinParameter,
  type Peers,
} from '../http/query-parameters.js';
import { oneOf } from '../http/validation.js';
import { INDICATOR_NAMES, type IndicatorName } from './indicator-spec.js';
import { RANKED_SUBJECTS, type RankedSubject } from '../reading/ranked-subject.js';

const SUBJECTS = [...RANKED_SUBJECTS, 'intermediary'] as const;
const DOOR_FILTERS = ['all', ...DOORS] as const;
const FORMATS = ['json', 'csv', 'xlsx'] as const;

/** Query of `GET /v1/rankings`. */
export class RankingQueryDto {
  @ApiProperty({ enum: SUBJECTS, description: 'What is ranked; `intermediary` is not yet offered' })
  @IsIn(SUBJECTS, oneOf(SUBJECTS))
  subject!: RankedSubject | 'intermediary';

  @WithinParameter('Area (its whole subtree) or department that is looked at')
  within = WHOLE;

  @PeersParameter()
  peers?: Peers;

  @PeriodParameter()
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
