import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { IsReason, IsWithin } from '../reason.dto.js';

const LINE = (max: number) =>
  new RegExp(`^(?=.*\\P{White_Space})[^\\p{Cc}\\p{Cs}]{1,${max}}$`, 'u');
const CERT_KEY_RULE = { message: 'must be one line of 1 to 64 characters' };
const MOBILE_RULE = { message: 'must be one line of 1 to 32 characters' };
const PERSON_RULE = { message: 'must be what a search answered as the person' };

/** Body of `POST /v1/persons/search`: one of the two at least; what bears either is found. */
export class PersonSearchDto {
  @ApiPropertyOptional({ maxLength: 64, description: '证件号码', example: '360829199001010011' })
  @IsOptional()
  @Matches(LINE(64), CERT_KEY_RULE)
  certKey?: string;

  @ApiPropertyOptional({ maxLength: 32, description: '手机号码', example: '13800000000' })
  @IsOptional()
  @Matches(LINE(32), MOBILE_RULE)
  mobile?: string;

  @IsWithin()
  within?: string;

  @IsReason()
  reason!: string;
}

/** Body of `POST /v1/persons/export` and `POST /v1/persons/erasure`. */
export class PersonDto {
  @ApiProperty({ description: '`person` of a search that the caller made in the last half hour' })
  @Matches(/^[A-Za-z0-9_.-]{1,4096}$/, PERSON_RULE)
  person!: string;

  @IsReason()
  reason!: string;
}
