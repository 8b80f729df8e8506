import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

const CODE = /^[A-Za-z0-9_-]{1,64}$/;

/** The rating of the contract as a Nest application usually writes it. */
export class RatingDto {
  @Matches(CODE)
  areaCode!: string;

  @Matches(CODE)
  deptCode!: string;

  @Matches(CODE)
  taskCode!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  projectNo!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  serviceNumber!: string;

  @IsIn([1, 2])
  assessNumber!: number;

  @IsInt()
  @Min(1)
  @Max(5)
  satisfaction!: number;

  @IsInt()
  @Min(1)
  @Max(7)
  pf!: number;

  @IsISO8601({ strict: true })
  assessTime!: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @Matches(CODE, { each: true })
  evalDetail?: string[];

  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  writingEvaluation?: string;

  @IsOptional()
  @IsBoolean()
  isDefault?: boolean;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(5)
  handlerSatisfaction?: number;

  @IsOptional()
  @Matches(CODE)
  pointCode?: string;

  @IsOptional()
  @Matches(CODE)
  handlerCode?: string;

  @IsOptional()
  @Matches(CODE)
  space?: string;

  @IsOptional()
  @IsIn(['department', 'intermediary', 'platform'])
  subjectKind?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  userName?: string;

  @IsOptional()
  @IsIn([1, 2, 3, 4, 5, 6, 9, '1', '2', '3', '4', '5', '6', '9'])
  userProp?: number | string;

  @IsOptional()
  @IsString()
  @MaxLength(64)
  certKey?: string;

  @IsOptional()
  @IsString()
  @MaxLength(32)
  mobile?: string;
}
