import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
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
import { FlagDetailDto, FlagPageDto, JudgedDto } from './flag-answer.dto.js';
import { FlagJudgementDto } from './flag-judgement.dto.js';
import { FlagJudgingService } from './flag-judging.service.js';
import { FlagQueryDto } from './flag-query.dto.js';
import { FlagsService } from './flags.service.js';

/** `/v1/supervision/flags`: what looks like 刷评, for people to judge. */
@ApiTags('supervision')
@Controller('v1/supervision/flags')
export class FlagsController {
  constructor(
    private readonly flags: FlagsService,
    private readonly judging: FlagJudgingService,
  ) {}

  @Get()
  @Needs('supervision.flags', 'narrowed')
  @ApiOperation({ summary: 'Flags within the scope, the one found last first' })
  @ApiOkResponse({ type: FlagPageDto })
  list(@Me() { actor }: Officer, @Query() query: FlagQueryDto): Promise<FlagPageDto> {
    return this.flags.page(actor, query);
  }

  @Get(':id')
  @NeedsOf('supervision.flags', 'flag')
  @ApiOperation({ summary: 'One flag with the ratings it stands on and what was judged of it' })
  @ApiOkResponse({ type: FlagDetailDto })
  read(@Me() { actor }: Officer, @Param('id') id: string): Promise<FlagDetailDto> {
    return this.flags.read(actor, id);
  }

  @Post(':id/judgement')
  @HttpCode(200)
  @NeedsOf('supervision.judge-flag', 'flag')
  @ApiOperation({ summary: 'Says what a flag is worth; no rating is changed by it' })
  @ApiBody({ type: FlagJudgementDto })
  @ApiOkResponse({ type: JudgedDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'It was changed meanwhile' })
  async judge(
    @Me() { actor }: Officer,
    @Param('id') id: string,
    // Not yet a DTO: whoever may not see the flag is not told what is wrong with the body.
    @Body() body: unknown,
  ): Promise<JudgedDto> {
    await this.flags.requireJudge(actor, id);
    return this.judging.judge(actor, id, await readBody(FlagJudgementDto, body));
  }
}
