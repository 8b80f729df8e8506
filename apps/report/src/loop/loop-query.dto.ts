import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { CASE_KINDS, type CaseKindName } from '#shared/domain/casework/casework.js';
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
import { LOOP_SUBJECTS, type LoopSubject } from './loop.types.js';

const KINDS = Object.keys(CASE_KINDS) as CaseKindName[];

/** Query of `GET /v1/loop`. */
export class LoopQueryDto {
  @ApiPropertyOptional({ enum: LOOP_SUBJECTS, default: 'area', description: 'What the rows are' })
  @IsOptional()
  @IsIn(LOOP_SUBJECTS, oneOf(LOOP_SUBJECTS))
  by: LoopSubject = 'area';

  @WithinParameter('Area (its whole subtree) or department that is looked at')
  within = WHOLE;

  @PeersParameter()
  peers?: Peers;

  @PeriodParameter(
    'Year, quarter, month or day (China time) in which the cases were opened; default the ' +
      'current month',
  )
  period?: string;

  @ApiPropertyOptional({ enum: KINDS, default: 'bad-rating', description: 'Each kind by itself' })
  @IsOptional()
  @IsIn(KINDS, oneOf(KINDS))
  kind: CaseKindName = 'bad-rating';

  @FileFormatParameter()
  format: FileFormat = 'json';
}
