import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { CASE_ACTION_NAMES } from '#shared/domain/casework/casework.js';
import { NeedsOf } from '../../auth/access/needs-of.decorator.js';
import { Needs } from '../../auth/access/needs.decorator.js';
import { Me } from '../../auth/access/officer-request.js';
import type { Officer } from '../../auth/officer.js';
import { readBody } from '../../http/validation.js';
import { CaseEntryService } from '../steps/case-entry.service.js';
import { CaseStepsService } from '../steps/case-steps.service.js';
import { CaseActionDto } from './case-action.dto.js';
import { ActedDto, CaseConflictDto, CaseDetailDto, CasePageDto } from './case-answer.dto.js';
import { CaseCountsDto } from './case-counts.dto.js';
import { CaseEntryDto, EnteredDto } from './case-entry.dto.js';
import { CaseQueryDto } from './case-query.dto.js';
import { CasesService } from './cases.service.js';

/** `/v1/cases`: the closed loop, as the people see it who work in it. */
@ApiTags('cases')
@Controller('v1/cases')
export class CasesController {
  constructor(
    private readonly cases: CasesService,
    private readonly steps: CaseStepsService,
    private readonly entry: CaseEntryService,
  ) {}

  @Get()
  @Needs('cases.read', 'narrowed')
  @ApiOperation({ summary: 'Cases within the scope, by due time' })
  @ApiOkResponse({ type: CasePageDto })
  list(@Me() { actor }: Officer, @Query() query: CaseQueryDto): Promise<CasePageDto> {
    return this.cases.page(actor, query);
  }

  @Post()
  // What an observation asks; the other kinds ask for more, which depends on the body.
  @Needs('cases.observe', 'place')
  @ApiOperation({ summary: 'Opens a case that came another way than by a rating' })
  @ApiCreatedResponse({ type: EnteredDto })
  enter(@Me() { actor }: Officer, @Body() body: CaseEntryDto): Promise<EnteredDto> {
    return this.entry.enter(actor, body);
  }

  @Get('counts')
  @Needs('cases.read', 'narrowed')
  @ApiOperation({ summary: 'How many cases of the scope there are, for the tabs of the list' })
  @ApiOkResponse({ type: CaseCountsDto })
  counts(@Me() { actor }: Officer): Promise<CaseCountsDto> {
    return this.cases.counts(actor);
  }

  @Get(':id')
  @NeedsOf('cases.read', 'case')
  @ApiOperation({ summary: 'One case with its history, and what the caller can do with it' })
  @ApiOkResponse({ type: CaseDetailDto })
  read(@Me() { actor }: Officer, @Param('id') id: string): Promise<CaseDetailDto> {
    return this.cases.read(actor, id);
  }

  @Post(':id/actions/:action')
  @HttpCode(200)
  @NeedsOf('cases.act', 'case')
  @ApiOperation({ summary: 'Does one action on a case, as it was read' })
  @ApiParam({ name: 'action', enum: CASE_ACTION_NAMES })
  @ApiBody({ type: CaseActionDto })
  @ApiOkResponse({ type: ActedDto })
  @ApiConflictResponse({ type: CaseConflictDto, description: 'Somebody else was first' })
  async act(
    @Me() { actor }: Officer,
    @Param('id') id: string,
    @Param('action') name: string,
    // Not yet a DTO: whoever may not see the case is not told what is wrong with the body.
    @Body() body: unknown,
  ): Promise<ActedDto> {
    await this.cases.requireActor(actor, id);
    const { revision, fields = {} } = await readBody(CaseActionDto, body);
    const file = await this.steps.act(actor, { code: id, revision, name, fields });
    return { id, state: file.state, revision: file.revision };
  }
}
