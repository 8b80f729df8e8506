import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { WEBHOOK_SIGNATURES, type WebhookSignature } from '#shared/contract/case-storage.js';
import { CODE_PATTERN } from '#shared/domain/code.js';
import { CODE, REGISTRY_CODE_RULE } from '../../http/code-field.js';
import { oneOf } from '../../http/validation.js';

const URL_RULE = { message: 'must be an address of at most 500 characters' };

/** Body of `POST /v1/webhooks`. */
export class WebhookRequestDto {
  @ApiProperty({ pattern: CODE_PATTERN, description: 'Notices about cases here and below' })
  @Matches(CODE, REGISTRY_CODE_RULE)
  area!: string;

  @ApiProperty({ example: 'https://oa.example.gov.cn/hooks/haochaping' })
  @IsString(URL_RULE)
  @MaxLength(500, URL_RULE)
  url!: string;

  @ApiPropertyOptional({
    enum: WEBHOOK_SIGNATURES,
    default: 'v1',
    description: 'HMAC over SHA-256 (v1) or over SM3 (v1sm3)',
  })
  @IsOptional()
  @IsIn(WEBHOOK_SIGNATURES, oneOf(WEBHOOK_SIGNATURES))
  signature: WebhookSignature = 'v1';
}

/** Where notices about the cases of an area are sent. */
export class WebhookDto {
  @ApiProperty()
  id!: string;

  @ApiProperty({ example: '360829' })
  area!: string;

  @ApiProperty()
  url!: string;

  @ApiProperty({ enum: WEBHOOK_SIGNATURES })
  signature!: string;

  @ApiProperty({ example: '2026-06-01T09:00:00.000+08:00' })
  createdAt!: string;

  @ApiProperty({ type: 'integer', description: 'Notices that wait to be sent' })
  waiting!: number;

  @ApiProperty({ type: 'integer', description: 'Given up after a day, in the last 30 days' })
  dead!: number;

  @ApiProperty({ type: String, nullable: true, description: 'Why the last attempt failed' })
  fault!: string | null;
}

/** The fields of a webhook, to be taken over into more. */
export type Webhook = Pick<WebhookDto, keyof WebhookDto>;

export class WebhookListDto {
  @ApiProperty({ type: [WebhookDto] })
  webhooks!: WebhookDto[];
}

/** A new one, with the secret that signs what is sent: it is shown this once. */
export class WebhookCreatedDto extends WebhookDto {
  @ApiProperty({ example: 'whsec_…' })
  secret!: string;
}
