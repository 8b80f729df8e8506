import { ApiProperty } from '@nestjs/swagger';

const count = (description: string) => ({ type: 'integer' as const, minimum: 0, description });

/** How many cases of the scope there are, for the tabs of the list. */
export class CaseCountsDto {
  @ApiProperty(count('The next step is mine'))
  mine!: number;

  @ApiProperty(count('Not closed'))
  open!: number;

  @ApiProperty(count('Open and due soon'))
  soon!: number;

  @ApiProperty(count('Open and late'))
  late!: number;

  @ApiProperty(count('Closed'))
  closed!: number;

  @ApiProperty(count('All'))
  all!: number;
}
