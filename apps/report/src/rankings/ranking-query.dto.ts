import { ApiPropertyOptional, ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { DOORS } from '#shared/domain/channel.js';
import type { DoorFilter } from '#shared/domain/counts.js';
import {
  FileFormatParameter,
  PeersParameter,
  PeriodParameter,
  WHOLE,
  WithinParameter,
  type FileFormat,
  type Peers,
} from '../http/query-parameters.js';
import { oneOf } from '../http/validation.js';
import { INDICATOR_NAMES, type IndicatorName } from './indicator-spec.js';
import { RANKED_SUBJECTS, type RankedSubject } from '../reading/ranked-subject.js';

const SUBJECTS = [...RANKED_SUBJECTS, 'intermediary'] as const;
const DOOR_FILTERS = ['all', ...DOORS] as const;

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

  @ApiPropertyOptional({
    enum: INDICATOR_NAMES,
    description:
      'What ranks: `goodRate` by the lower end of its interval, `rawGoodRate` by the rate itself; ' +
      'default the one that policy makes the official one',
  })
  @IsOptional()
  @IsIn(INDICATOR_NAMES, oneOf(INDICATOR_NAMES))
  indicator?: IndicatorName;

  @ApiPropertyOptional({
    enum: DOOR_FILTERS,
    default: 'all',
    description:
      'Ratings direct from the person, or forwarded by a department; the cohort has no door',
  })
  @IsOptional()
  @IsIn(DOOR_FILTERS, oneOf(DOOR_FILTERS))
  door: DoorFilter = 'all';

  @FileFormatParameter()
  format: FileFormat = 'json';
}
