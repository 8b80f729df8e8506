import { Controller, Get, Query, Res } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs } from '../auth/access/needs.decorator.js';
import { Me } from '../auth/access/officer-request.js';
import type { Officer } from '../auth/officer.js';
import { ProblemDto } from '../http/problem.dto.js';
import { LoopQueryDto, RankingQueryDto } from './figure-query.dto.js';
import { FiguresService } from './figures.service.js';
import type { Figure } from './report-figures.port.js';

const AWAY = { type: ProblemDto, description: 'Report does not answer' };
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ANSWER = {
  content: {
    'application/json': { schema: { type: 'object' } },
    'text/csv': { schema: { type: 'string' } },
    [XLSX]: { schema: { type: 'string', format: 'binary' } },
  },
} as const;

/** `/v1/rankings` and `/v1/loop`: what report computes, within the scope of the caller. */
@ApiTags('figures')
@Controller('v1')
export class FiguresController {
  constructor(private readonly figures: FiguresService) {}

  @Get('rankings')
  @Needs('rankings.read', 'place')
  @ApiOperation({ summary: 'Rankings, as `GET /v1/rankings` of report answers them' })
  @ApiProduces('application/json', 'text/csv', XLSX)
  @ApiOkResponse(ANSWER)
  @ApiServiceUnavailableResponse(AWAY)
  async rankings(
    @Me() { actor }: Officer,
    @Query() query: RankingQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { subject, within, peers, period, indicator, door, format } = query;
    const asked = { subject, within, peers, period, indicator, door, format };
    return sent(reply, await this.figures.read(actor, 'rankings', asked));
  }

  @Get('loop')
  @Needs('rankings.read', 'place')
  @ApiOperation({ summary: 'The indicators of the loop, as `GET /v1/loop` of report answers them' })
  @ApiProduces('application/json', 'text/csv', XLSX)
  @ApiOkResponse(ANSWER)
  @ApiServiceUnavailableResponse(AWAY)
  async loop(
    @Me() { actor }: Officer,
    @Query() query: LoopQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { by, within, peers, period, kind, format } = query;
    const asked = { by, within, peers, period, kind, format };
    return sent(reply, await this.figures.read(actor, 'loop', asked));
  }
}

function sent(reply: FastifyReply, { type, disposition, body }: Figure): Buffer {
  void reply.header('content-type', type);
  if (disposition !== undefined) void reply.header('content-disposition', disposition);
  return body;
}
