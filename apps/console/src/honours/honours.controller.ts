import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { NeedsOf } from '../auth/access/needs-of.decorator.js';
import { Needs } from '../auth/access/needs.decorator.js';
import { Me } from '../auth/access/officer-request.js';
import type { Officer } from '../auth/officer.js';
import { ProblemDto } from '../http/problem.dto.js';
import { readBody } from '../http/validation.js';
import {
  HonourDetailDto,
  HonourPageDto,
  HonoursDraftedDto,
  HonourSteppedDto,
} from './honour-answer.dto.js';
import { HonourDraftDto } from './honour-draft.dto.js';
import { HonourDraftingService } from './honour-drafting.service.js';
import { HonourQueryDto } from './honour-query.dto.js';
import { HonourApprovalDto, HonourObjectionDto, HonourStepDto } from './honour-step.dto.js';
import { HonourStepsService } from './honour-steps.service.js';
import { HonoursService } from './honours.service.js';

const CONFLICT = {
  type: ProblemDto,
  description: 'It was changed meanwhile, or does not stand where the step is taken',
};

/** `/v1/supervision/honours`: the red and black lists (红黑榜), from draft to publishing. */
@ApiTags('supervision')
@Controller('v1/supervision/honours')
export class HonoursController {
  constructor(
    private readonly honours: HonoursService,
    private readonly drafting: HonourDraftingService,
    private readonly steps: HonourStepsService,
  ) {}

  @Get()
  @Needs('supervision.honours', 'narrowed')
  @ApiOperation({ summary: 'Entries within the scope, the one proposed last first' })
  @ApiOkResponse({ type: HonourPageDto })
  list(@Me() { actor }: Officer, @Query() query: HonourQueryDto): Promise<HonourPageDto> {
    return this.honours.page(actor, query);
  }

  @Post()
  @HttpCode(200)
  @Needs('supervision.draft-honours', 'place')
  @ApiOperation({ summary: 'Drafts entries for whomever the rules name in a period' })
  @ApiOkResponse({ type: HonoursDraftedDto })
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: 'Report does not answer' })
  draft(@Me() { actor }: Officer, @Body() body: HonourDraftDto): Promise<HonoursDraftedDto> {
    return this.drafting.draft(actor, body);
  }

  @Get(':id')
  @NeedsOf('supervision.honours', 'honour')
  @ApiOperation({ summary: 'One entry with what it came from and the steps that were taken' })
  @ApiOkResponse({ type: HonourDetailDto })
  read(@Me() { actor }: Officer, @Param('id') id: string): Promise<HonourDetailDto> {
    return this.honours.read(actor, id);
  }

  @Post(':id/objection')
  @HttpCode(200)
  @NeedsOf('supervision.object-honour', 'honour')
  @ApiOperation({ summary: 'Objects to an entry under notice, or to one that is published' })
  @ApiBody({ type: HonourObjectionDto })
  @ApiOkResponse({ type: HonourSteppedDto })
  @ApiConflictResponse(CONFLICT)
  async object(
    @Me() { actor }: Officer,
    @Param('id') id: string,
    // Not yet a DTO: whoever may not see the entry is not told what is wrong with the body.
    @Body() body: unknown,
  ): Promise<HonourSteppedDto> {
    await this.steps.requireStep(actor, id, 'object');
    const { revision, words } = await readBody(HonourObjectionDto, body);
    return this.steps.take(actor, id, { step: 'object', revision, words });
  }

  @Post(':id/approval')
  @HttpCode(200)
  @NeedsOf('supervision.approve-honour', 'honour')
  @ApiOperation({ summary: 'Approves an entry whose notice is over; not by who had it drafted' })
  @ApiBody({ type: HonourApprovalDto })
  @ApiOkResponse({ type: HonourSteppedDto })
  @ApiConflictResponse(CONFLICT)
  async approve(
    @Me() { actor }: Officer,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<HonourSteppedDto> {
    await this.steps.requireStep(actor, id, 'approve');
    const { revision, words } = await readBody(HonourApprovalDto, body);
    return this.steps.take(actor, id, { step: 'approve', revision, words });
  }

  @Post(':id/step')
  @HttpCode(200)
  @NeedsOf('supervision.step-honour', 'honour')
  @ApiOperation({ summary: 'Announces, decides an objection, publishes or withdraws' })
  @ApiBody({ type: HonourStepDto })
  @ApiOkResponse({ type: HonourSteppedDto })
  @ApiConflictResponse(CONFLICT)
  async step(
    @Me() { actor }: Officer,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<HonourSteppedDto> {
    await this.steps.requireStep(actor, id, 'announce');
    return this.steps.take(actor, id, await readBody(HonourStepDto, body));
  }
}
