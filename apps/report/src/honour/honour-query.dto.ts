import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { HONOUR_LISTS, type HonourList } from '#shared/domain/honour/honour-rules.js';
import { PeriodParameter, WHOLE, WithinParameter } from '../http/query-parameters.js';
import { oneOf } from '../http/validation.js';

/** Query of `GET /v1/honours`. */
export class HonourQueryDto {
  @WithinParameter('Area (its whole subtree) or department that is looked at')
  within = WHOLE;

  @PeriodParameter(
    'Year, quarter, month or day (China time) in which the cases were closed; default the ' +
      'current month',
  )
  period?: string;

  @ApiPropertyOptional({ enum: HONOUR_LISTS, description: 'Only those on this list' })
  @IsOptional()
  @IsIn(HONOUR_LISTS, oneOf(HONOUR_LISTS))
  list?: HonourList;
}
