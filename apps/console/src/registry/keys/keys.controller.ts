import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NeedsOf } from '../../auth/access/needs-of.decorator.js';
import { Needs } from '../../auth/access/needs.decorator.js';
import { Me } from '../../auth/access/officer-request.js';
import type { Officer } from '../../auth/officer.js';
import { readBody } from '../../http/validation.js';
import { RegistryChangedDto } from '../entries/entry-answer.dto.js';
import { IssuedKeyDto, NewKeyDto, SourceKeyListDto, SourceKeysDto } from './keys.dto.js';
import { KeysService } from './keys.service.js';

/** `/v1/registry/sources/{code}/keys`: what sources sign with. */
@ApiTags('registry')
@Controller('v1/registry')
export class KeysController {
  constructor(private readonly keys: KeysService) {}

  @Get('source-keys')
  @Needs('registry.keys', 'narrowed')
  @ApiOperation({ summary: 'The sources within the scope and their keys, by code' })
  @ApiOkResponse({ type: SourceKeyListDto })
  list(@Me() { actor }: Officer): Promise<SourceKeyListDto> {
    return this.keys.list(actor);
  }

  @Get('sources/:code/keys')
  @NeedsOf('registry.keys', 'source')
  @ApiOperation({ summary: 'The keys of a source that are good now' })
  @ApiOkResponse({ type: SourceKeysDto })
  read(@Me() { actor }: Officer, @Param('code') code: string): Promise<SourceKeysDto> {
    return this.keys.read(actor, code);
  }

  @Post('sources/:code/keys')
  @HttpCode(200)
  @NeedsOf('registry.keys', 'source')
  @ApiOperation({ summary: 'A new key; its secret is shown this once' })
  @ApiBody({ type: NewKeyDto })
  @ApiOkResponse({ type: IssuedKeyDto })
  async issue(
    @Me() { actor }: Officer,
    @Param('code') code: string,
    // Not yet a DTO: whoever may not see the source is not told what is wrong with the body.
    @Body() body: unknown,
  ): Promise<IssuedKeyDto> {
    await this.keys.requireKeeper(actor, code);
    const { overlapHours } = await readBody(NewKeyDto, body);
    return this.keys.issue(actor, code, overlapHours);
  }

  @Delete('sources/:code/keys')
  @NeedsOf('registry.keys', 'source')
  @ApiOperation({ summary: 'Ends all keys of a source at once' })
  @ApiOkResponse({ type: RegistryChangedDto })
  revoke(@Me() { actor }: Officer, @Param('code') code: string): Promise<RegistryChangedDto> {
    return this.keys.revoke(actor, code);
  }
}
