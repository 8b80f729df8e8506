import { ApiProperty } from '@nestjs/swagger';

const share = (description: string) => ({
  type: Number,
  nullable: true,
  minimum: 0,
  maximum: 1,
  description,
});

/** Counts of what takes part, and the ratios made of them. */
export class CoverageFiguresDto {
  @ApiProperty({ type: 'integer', description: 'Departments of the registry' })
  departments!: number;

  @ApiProperty({ type: 'integer', description: 'Departments with a service record' })
  departmentsWithService!: number;

  @ApiProperty(share('departmentsWithService ÷ departments'))
  departmentCoverage!: number | null;

  @ApiProperty({ type: 'integer', description: 'Items on the catalogue' })
  items!: number;

  @ApiProperty({ type: 'integer' })
  itemsWithService!: number;

  @ApiProperty(share('接入覆盖率: itemsWithService ÷ items'))
  itemCoverage!: number | null;

  @ApiProperty({ type: 'integer' })
  itemsWithActive!: number;

  @ApiProperty(share('评价覆盖率: itemsWithActive ÷ itemsWithService'))
  itemRatingCoverage!: number | null;

  @ApiProperty({ type: 'integer', description: 'Service points of the registry' })
  points!: number;

  @ApiProperty({ type: 'integer' })
  pointsWithService!: number;

  @ApiProperty(share('pointsWithService ÷ points'))
  pointCoverage!: number | null;

  @ApiProperty({ type: 'integer' })
  pointsWithActive!: number;

  @ApiProperty(share('pointsWithActive ÷ pointsWithService'))
  pointRatingCoverage!: number | null;
}

/** Sending systems. */
export class SystemCoverageDto {
  @ApiProperty({ type: 'integer', description: 'Sending systems of the registry' })
  registered!: number;

  @ApiProperty({ type: 'integer', description: 'Those of which anything arrived in the period' })
  connected!: number;

  @ApiProperty(share('接入覆盖率 of systems: connected ÷ registered'))
  coverage!: number | null;
}

export class CoverageRowDto extends CoverageFiguresDto {
  @ApiProperty({ enum: ['area', 'department'] })
  kind!: string;

  @ApiProperty({ example: '360829' })
  code!: string;

  @ApiProperty({ example: '安福县' })
  name!: string;
}

export class SilentDepartmentDto {
  @ApiProperty()
  code!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  areaCode!: string;

  @ApiProperty()
  areaName!: string;
}

export class SilentPageDto {
  @ApiProperty({ type: 'integer', description: 'Silent departments altogether' })
  total!: number;

  @ApiProperty({ type: 'integer', example: 1 })
  page!: number;

  @ApiProperty({ type: 'integer', example: 100 })
  pageSize!: number;

  @ApiProperty({ type: [SilentDepartmentDto] })
  departments!: SilentDepartmentDto[];
}

/** Answer of `GET /v1/coverage`. */
export class CoverageAnswerDto {
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  asOf!: string | null;

  @ApiProperty({ example: '360800' })
  within!: string;

  @ApiProperty({ example: '吉安市' })
  withinName!: string;

  @ApiProperty({ example: '2026-11' })
  period!: string;

  @ApiProperty({ example: '2026-11-01' })
  first!: string;

  @ApiProperty({ example: '2026-11-30' })
  last!: string;

  @ApiProperty({ type: 'integer' })
  generation!: number;

  @ApiProperty({ type: SystemCoverageDto })
  systems!: SystemCoverageDto;

  @ApiProperty({ type: CoverageFiguresDto })
  total!: CoverageFiguresDto;

  @ApiProperty({ type: [CoverageRowDto], description: 'Child areas, and the own departments' })
  rows!: CoverageRowDto[];

  @ApiProperty({ type: SilentPageDto, description: 'Departments without any event in the period' })
  silent!: SilentPageDto;
}
