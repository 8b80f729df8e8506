import { ApiProperty } from '@nestjs/swagger';

/** Whom to call for a 回访. */
export class PhoneDto {
  @ApiProperty({ type: String, nullable: true, description: 'Null where none was left' })
  mobile!: string | null;

  @ApiProperty({ type: String, nullable: true })
  name!: string | null;
}
