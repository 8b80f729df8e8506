import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { VISIBILITIES, type Visibility } from '#shared/domain/publication/tables.js';
import { oneOf } from '../../http/validation.js';

/** Query of `GET /v1/publications/{number}/bulletin.…`. */
export class BulletinQueryDto {
  @ApiPropertyOptional({
    enum: VISIBILITIES,
    default: 'open',
    description: '`open`: what everybody may read, as on the public site; `inside`: all numbers',
  })
  @IsOptional()
  @IsIn(VISIBILITIES, oneOf(VISIBILITIES))
  visibility: Visibility = 'open';
}
