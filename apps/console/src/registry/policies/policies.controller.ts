import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { CLOCK_KEYS, type ClockKey } from '#shared/domain/casework/case-policy.js';
import { Needs } from '../../auth/access/needs.decorator.js';
import { Me } from '../../auth/access/officer-request.js';
import type { Officer } from '../../auth/officer.js';
import { invalid } from '../../http/problem.js';
import { ProblemDto } from '../../http/problem.dto.js';
import { PoliciesService } from './policies.service.js';
import { PoliciesDto, PolicyChangedDto, PolicyPutDto, PolicyQueryDto } from './policy.dto.js';

/** `/v1/policies`: the rules of the closed loop, area by area. */
@ApiTags('registry')
@Controller('v1/policies')
export class PoliciesController {
  constructor(private readonly policies: PoliciesService) {}

  @Get()
  @Needs('policies.read', 'narrowed')
  @ApiOperation({ summary: 'Rules in force and to come, and the defaults' })
  @ApiOkResponse({ type: PoliciesDto })
  read(@Me() { actor }: Officer, @Query() { area }: PolicyQueryDto): Promise<PoliciesDto> {
    return this.policies.read(actor, area);
  }

  @Put(':area/:clock')
  @Needs('policies.write', 'area', 'area')
  @ApiParam({ name: 'clock', enum: CLOCK_KEYS })
  @ApiOperation({ summary: 'The rules of an area and all below it, since a day' })
  @ApiOkResponse({ type: PolicyChangedDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'They were changed meanwhile' })
  put(
    @Me() { actor }: Officer,
    @Param('area') area: string,
    @Param('clock') clock: string,
    @Body() body: PolicyPutDto,
  ): Promise<PolicyChangedDto> {
    return this.policies.put(actor, area, clockOf(clock), body);
  }
}

function clockOf(text: string): ClockKey {
  const clock = CLOCK_KEYS.find((key) => key === text);
  if (clock === undefined) throw invalid('clock', `must be one of ${CLOCK_KEYS.join(', ')}`);
  return clock;
}
