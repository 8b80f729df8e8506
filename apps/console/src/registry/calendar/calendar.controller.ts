import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Needs } from '../../auth/access/needs.decorator.js';
import { Me } from '../../auth/access/officer-request.js';
import type { Officer } from '../../auth/officer.js';
import { RegistryChangedDto } from '../entries/entry-answer.dto.js';
import { CalendarDto, CalendarYearPutDto } from './calendar.dto.js';
import { CalendarService } from './calendar.service.js';

/** `/v1/registry/calendar`: days off and make-up days, by the State Council's notices. */
@ApiTags('registry')
@Controller('v1/registry/calendar')
export class CalendarController {
  constructor(private readonly calendar: CalendarService) {}

  @Get()
  @Needs('registry.calendar-read', 'whole')
  @ApiOperation({ summary: 'The years that are known, and the one that is missing' })
  @ApiOkResponse({ type: CalendarDto })
  read(): CalendarDto {
    return this.calendar.read();
  }

  @Put(':year')
  @Needs('registry.calendar', 'whole')
  @ApiParam({ name: 'year', type: 'integer', example: 2027 })
  @ApiOperation({ summary: 'The notice of a year, whole, over what was known of it' })
  @ApiOkResponse({ type: RegistryChangedDto })
  put(
    @Me() { actor }: Officer,
    @Param('year') year: string,
    @Body() body: CalendarYearPutDto,
  ): Promise<RegistryChangedDto> {
    return this.calendar.put(actor, Number(year), body);
  }
}
