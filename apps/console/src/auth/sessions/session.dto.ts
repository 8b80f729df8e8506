import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { SESSION_DUTIES, type SessionDuty } from '#shared/contract/console-storage.js';
import { OwnUserDto, ownUserDto } from '../users/user-answer.dto.js';
import { csrfOf } from './session-token.js';
import type { Started } from './sessions.service.js';

const TEXT = { message: 'must be a text of 1 to 256 characters' };
const CODE_RULE = { message: 'must be six digits' };

/** Body of `POST /v1/session`. */
export class CredentialsDto {
  @ApiProperty({ minLength: 1, maxLength: 256, example: 'zhang.san' })
  @IsString(TEXT)
  @MinLength(1, TEXT)
  @MaxLength(256, TEXT)
  username!: string;

  @ApiProperty({ minLength: 1, maxLength: 256, format: 'password' })
  @IsString(TEXT)
  @MinLength(1, TEXT)
  @MaxLength(256, TEXT)
  password!: string;

  @ApiPropertyOptional({ pattern: '^\\d{6}$', description: 'Once a second factor is enrolled' })
  @IsOptional()
  @Matches(/^\d{6}$/, CODE_RULE)
  code?: string;
}

/** Body of `POST /v1/session/password`. */
export class PasswordChangeDto {
  @ApiProperty({ minLength: 1, maxLength: 256, format: 'password' })
  @IsString(TEXT)
  @MinLength(1, TEXT)
  @MaxLength(256, TEXT)
  current!: string;

  @ApiProperty({ minLength: 12, maxLength: 128, format: 'password' })
  @IsString(TEXT)
  @MinLength(1, TEXT)
  @MaxLength(256, TEXT)
  next!: string;
}

/** Body of `PUT /v1/session/totp`. */
export class TotpCodeDto {
  @ApiProperty({ pattern: '^\\d{6}$' })
  @Matches(/^\d{6}$/, CODE_RULE)
  code!: string;
}

/** A second factor that is good once a code of it is confirmed. */
export class TotpOfferDto {
  @ApiProperty({ description: 'For the QR code', example: 'otpauth://totp/…' })
  uri!: string;

  @ApiProperty({ description: 'For typing, base32' })
  secret!: string;
}

/** Who is signed in. */
export class SessionDto {
  @ApiProperty({ type: OwnUserDto })
  user!: OwnUserDto;

  @ApiProperty({ description: 'To be sent as x-hcp-csrf with every unsafe request' })
  csrf!: string;

  @ApiProperty({
    enum: SESSION_DUTIES,
    nullable: true,
    description: 'What has to be done before anything else is allowed',
  })
  must!: SessionDuty | null;
}

export const sessionDto = ({ token, officer }: Started): SessionDto => ({
  user: ownUserDto(officer.user),
  csrf: csrfOf(token),
  must: officer.duty ?? null,
});
