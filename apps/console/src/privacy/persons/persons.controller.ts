import { Body, Controller, HttpCode, Post, StreamableFile } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiCreatedResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { Needs } from '../../auth/access/needs.decorator.js';
import { Me } from '../../auth/access/officer-request.js';
import type { Officer } from '../../auth/officer.js';
import { ErasureAskingService } from './erasure-asking.service.js';
import { ErasureAskedDto, FoundPersonDto } from './person-answer.dto.js';
import { PersonDto, PersonSearchDto } from './person-request.dto.js';
import { PersonsService } from './persons.service.js';

/** `/v1/persons`: what is held of one person. Numbers come in bodies and never in addresses. */
@ApiTags('privacy')
@Controller('v1/persons')
export class PersonsController {
  constructor(
    private readonly persons: PersonsService,
    private readonly erasures: ErasureAskingService,
  ) {}

  @Post('search')
  @HttpCode(200)
  @Needs('privacy.find-person', 'place')
  @ApiOperation({ summary: 'Finds what is held of a person by number, masked; audited' })
  @ApiOkResponse({ type: FoundPersonDto })
  search(@Me() { actor }: Officer, @Body() body: PersonSearchDto): Promise<FoundPersonDto> {
    return this.persons.search(actor, body);
  }

  @Post('export')
  @HttpCode(200)
  @Needs('privacy.export-person', 'token')
  @ApiOperation({ summary: 'All that is held of a person, for the person, as a file; audited' })
  @ApiProduces('application/json')
  @ApiOkResponse({ content: { 'application/json': { schema: { type: 'object' } } } })
  async export(@Me() { actor }: Officer, @Body() body: PersonDto): Promise<StreamableFile> {
    const text = await this.persons.export(actor, body);
    return new StreamableFile(Buffer.from(text), {
      type: 'application/json; charset=utf-8',
      disposition: 'attachment; filename="person.json"',
    });
  }

  @Post('erasure')
  @Needs('privacy.erase-person', 'token')
  @ApiOperation({ summary: "Asks another person to approve that a person's data is erased" })
  @ApiCreatedResponse({ type: ErasureAskedDto })
  async erase(@Me() { actor }: Officer, @Body() body: PersonDto): Promise<ErasureAskedDto> {
    return { id: await this.erasures.ask(actor, body) };
  }
}
