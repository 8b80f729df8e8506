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
import { RequestDecisionDto, RequestDto, RequestPageDto, RequestQueryDto } from './request.dto.js';
import { RequestsService } from './requests.service.js';

/** `/v1/requests`: objections and wishes for erasure that citizens sent with their receipts. */
@ApiTags('privacy')
@Controller('v1/requests')
export class RequestsController {
  constructor(private readonly requests: RequestsService) {}

  @Get()
  @Needs('privacy.requests', 'narrowed')
  @ApiOperation({ summary: 'What citizens ask for within the scope, the oldest first' })
  @ApiOkResponse({ type: RequestPageDto })
  list(@Me() { actor }: Officer, @Query() query: RequestQueryDto): Promise<RequestPageDto> {
    return this.requests.page(actor, query);
  }

  @Get(':id')
  @NeedsOf('privacy.requests', 'request')
  @ApiOperation({ summary: 'One request with the words of the citizen; audited' })
  @ApiOkResponse({ type: RequestDto })
  read(@Me() { actor }: Officer, @Param('id') id: string): Promise<RequestDto> {
    return this.requests.read(actor, id);
  }

  @Post(':id/decision')
  @HttpCode(200)
  @NeedsOf('privacy.requests', 'request')
  @ApiBody({ type: RequestDecisionDto })
  @ApiOperation({ summary: 'Does what the citizen asks for, or refuses it' })
  @ApiOkResponse({ type: RequestDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'It was decided, or the case is busy' })
  async decide(
    @Me() { actor }: Officer,
    @Param('id') id: string,
    // Not yet a DTO: whoever may not see it is not told what is wrong with the body.
    @Body() body: unknown,
  ): Promise<RequestDto> {
    await this.requests.requireDecider(actor, id);
    await this.requests.decide(actor, id, await readBody(RequestDecisionDto, body));
    return this.requests.read(actor, id);
  }
}
