import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs } from '../../auth/access/needs.decorator.js';
import { Me } from '../../auth/access/officer-request.js';
import type { Officer } from '../../auth/officer.js';
import { BoardDto, BoardQueryDto } from './board.dto.js';
import { BoardService } from './board.service.js';

/** `/v1/supervision/board`: where cases stand, and where they stand still. */
@ApiTags('supervision')
@Controller('v1/supervision/board')
export class BoardController {
  constructor(private readonly service: BoardService) {}

  @Get()
  @Needs('supervision.board', 'narrowed')
  @ApiOperation({ summary: 'How cases stand by area or unit, within the scope' })
  @ApiOkResponse({ type: BoardDto })
  board(@Me() { actor }: Officer, @Query() query: BoardQueryDto): Promise<BoardDto> {
    return this.service.board(actor, query);
  }
}
