import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { REGISTRY_FILES } from '#shared/registry/columns.js';
import { NeedsOf } from '../../auth/access/needs-of.decorator.js';
import { Needs } from '../../auth/access/needs.decorator.js';
import { Me } from '../../auth/access/officer-request.js';
import type { Officer } from '../../auth/officer.js';
import { ProblemDto } from '../../http/problem.dto.js';
import { readBody } from '../../http/validation.js';
import { partOf } from '../registry-part.js';
import { EntriesService } from './entries.service.js';
import { EntryChangedDto, EntryDto, EntryPageDto } from './entry-answer.dto.js';
import { EntryEditingService } from './entry-editing.service.js';
import { EntryPutDto } from './entry-put.dto.js';
import { EntryQueryDto } from './entry-query.dto.js';

const Part = (): MethodDecorator => ApiParam({ name: 'part', enum: REGISTRY_FILES });

/** `/v1/registry`: areas, departments, items, points, sources and tags. */
@ApiTags('registry')
@Controller('v1/registry')
export class EntriesController {
  constructor(
    private readonly entries: EntriesService,
    private readonly editing: EntryEditingService,
  ) {}

  @Get(':part')
  @Needs('registry.read', 'narrowed')
  @Part()
  @ApiOperation({ summary: 'Entries within the scope, by code' })
  @ApiOkResponse({ type: EntryPageDto })
  list(
    @Me() { actor }: Officer,
    @Param('part') part: string,
    @Query() query: EntryQueryDto,
  ): EntryPageDto {
    return this.entries.page(actor, partOf(part), query);
  }

  @Get(':part/:code')
  @NeedsOf('registry.read', 'entry')
  @Part()
  @ApiOperation({ summary: 'One entry with all its versions' })
  @ApiOkResponse({ type: EntryDto })
  read(
    @Me() { actor }: Officer,
    @Param('part') part: string,
    @Param('code') code: string,
  ): Promise<EntryDto> {
    return this.entries.read(actor, partOf(part), code);
  }

  @Put(':part/:code')
  @NeedsOf('registry.write', 'entry')
  @Part()
  @ApiOperation({
    summary: 'A version of an entry from a day on; makes the entry if there is none',
  })
  @ApiBody({ type: EntryPutDto })
  @ApiOkResponse({ type: EntryChangedDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'It was changed meanwhile' })
  async put(
    @Me() { actor }: Officer,
    @Param('part') name: string,
    @Param('code') code: string,
    // Not yet a DTO: whoever may not see the entry is not told what is wrong with the body.
    @Body() body: unknown,
  ): Promise<EntryChangedDto> {
    const part = partOf(name);
    await this.editing.requireWritable(actor, part, code, saysNew(body));
    return this.editing.put(actor, part, code, await readBody(EntryPutDto, body));
  }
}

const saysNew = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'revision' in body && body.revision === null;
