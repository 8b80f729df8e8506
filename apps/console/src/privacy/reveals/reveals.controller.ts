import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { NeedsOf } from '../../auth/access/needs-of.decorator.js';
import { Needs } from '../../auth/access/needs.decorator.js';
import { Me } from '../../auth/access/officer-request.js';
import type { Officer } from '../../auth/officer.js';
import { ProblemDto } from '../../http/problem.dto.js';
import { readBody } from '../../http/validation.js';
import { RevealDto, RevealedDto, RevealPageDto } from './reveal-answer.dto.js';
import { RevealQueryDto } from './reveal-query.dto.js';
import { RevealDecisionDto, RevealRequestDto } from './reveal-request.dto.js';
import { RevealStepsService } from './reveal-steps.service.js';
import { RevealsService } from './reveals.service.js';

const DECIDED = { type: ProblemDto, description: 'It was decided, or has lapsed' };

/** `/v1/reveals`: personal data, to be seen or erased once another person approves. */
@ApiTags('privacy')
@Controller('v1/reveals')
export class RevealsController {
  constructor(
    private readonly reveals: RevealsService,
    private readonly steps: RevealStepsService,
  ) {}

  @Get()
  @Needs('privacy.ask-reveal', 'narrowed')
  @ApiOperation({ summary: 'Reveals and erasures asked for within the scope, the newest first' })
  @ApiOkResponse({ type: RevealPageDto })
  list(@Me() { actor }: Officer, @Query() query: RevealQueryDto): Promise<RevealPageDto> {
    return this.reveals.page(actor, query);
  }

  @Post()
  @Needs('privacy.ask-reveal', 'place')
  @ApiOperation({ summary: 'Asks another person to approve seeing personal data of a case' })
  @ApiCreatedResponse({ type: RevealDto })
  ask(@Me() { actor }: Officer, @Body() body: RevealRequestDto): Promise<RevealDto> {
    return this.reveals.ask(actor, body);
  }

  @Get(':id')
  @NeedsOf('privacy.ask-reveal', 'reveal')
  @ApiOperation({ summary: 'One reveal or erasure' })
  @ApiOkResponse({ type: RevealDto })
  read(@Me() { actor }: Officer, @Param('id') id: string): Promise<RevealDto> {
    return this.reveals.read(actor, id);
  }

  @Post(':id/decision')
  @HttpCode(200)
  @NeedsOf('privacy.approve-reveal', 'reveal')
  @ApiBody({ type: RevealDecisionDto })
  @ApiOperation({ summary: 'Approves or refuses what somebody else asked for' })
  @ApiOkResponse({ type: RevealDto })
  @ApiConflictResponse(DECIDED)
  async decide(
    @Me() { actor }: Officer,
    @Param('id') id: string,
    // Not yet a DTO: whoever may not see it is not told what is wrong with the body.
    @Body() body: unknown,
  ): Promise<RevealDto> {
    await this.steps.requireDecider(actor, id);
    await this.steps.decide(actor, id, await readBody(RevealDecisionDto, body));
    return this.reveals.read(actor, id);
  }

  @Post(':id/opening')
  @HttpCode(200)
  @NeedsOf('privacy.reveal', 'reveal')
  @ApiOperation({ summary: 'Shows what was approved to the one who asked; each time is audited' })
  @ApiOkResponse({ type: RevealedDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'It is not approved, or has expired' })
  open(@Me() { actor }: Officer, @Param('id') id: string): Promise<RevealedDto> {
    return this.steps.open(actor, id);
  }
}
