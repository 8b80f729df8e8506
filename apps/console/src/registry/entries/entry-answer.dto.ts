import { ApiProperty } from '@nestjs/swagger';
import type { EntryValues } from '#shared/registry/entry-values.js';

const VALUES =
  'areas: name, parentCode, level, kind · departments: name, areaCode, line · items: name, ' +
  'deptCode · points: name, deptCode, hall · sources: name, deptCode, departments ("*" or codes), ' +
  'space (codes), eventsPerSecond, origins, sandbox · tags: name, level, status, ' +
  'shownFirst, to';
const EXAMPLE = { name: '安福县公安局', areaCode: '360829', line: '公安' };

/** A version of an entry: what holds from a day on. */
export class EntryVersionDto {
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'null: always held' })
  from!: string | null;

  @ApiProperty({ type: Object, description: VALUES, example: EXAMPLE })
  values!: EntryValues;
}

/** An entry as it stands on the day that was asked for. */
export class EntryRowDto extends EntryVersionDto {
  @ApiProperty()
  code!: string;
}

/** By code; `next` is the `after` of the page that follows, null after the last. */
export class EntryPageDto {
  @ApiProperty({ type: [EntryRowDto] })
  rows!: EntryRowDto[];

  @ApiProperty({ type: String, nullable: true })
  next!: string | null;

  @ApiProperty({ type: 'integer', description: 'Of the registry' })
  version!: number;

  @ApiProperty({
    type: Object,
    description: 'Names of the areas and departments that the rows refer to, by code',
    example: { '360829': '安福县' },
  })
  names!: Readonly<Record<string, string>>;
}

/** All versions of one entry, the earliest first. */
export class EntryDto {
  @ApiProperty()
  code!: string;

  @ApiProperty({ type: [EntryVersionDto] })
  versions!: EntryVersionDto[];

  @ApiProperty({ description: 'To be given back with a change' })
  revision!: string;

  @ApiProperty({ description: 'Whether the caller may change it' })
  mayWrite!: boolean;
}

/** What is wrong, or (a warning) looks wrong, with a value. */
export class EntryRemarkDto {
  @ApiProperty({ type: String, nullable: true, example: 'deptCode' })
  field!: string | null;

  @ApiProperty({ example: 'no-such-entry' })
  code!: string;

  @ApiProperty({ example: 'there is no department "X"' })
  message!: string;
}

/** The registry after a change. */
export class RegistryChangedDto {
  @ApiProperty({ type: 'integer', description: 'Of the registry' })
  version!: number;

  @ApiProperty({
    type: [String],
    description: 'Live services that have not loaded it within ten seconds',
    example: [],
  })
  notLoaded!: readonly string[];
}

/** An entry after a change. */
export class EntryChangedDto extends RegistryChangedDto {
  @ApiProperty()
  revision!: string;

  @ApiProperty({ type: [EntryRemarkDto] })
  warnings!: EntryRemarkDto[];
}
