import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { REGISTRY_FILES } from '#shared/registry/columns.js';
import { NeedsOf } from '../../auth/access/needs-of.decorator.js';
import { Me } from '../../auth/access/officer-request.js';
import type { Officer } from '../../auth/officer.js';
import { ProblemDto } from '../../http/problem.dto.js';
import { partOf } from '../registry-part.js';
import { ImportAnswerDto, ImportDto } from './import.dto.js';
import { ImportService } from './import.service.js';

/** `/v1/registry/{part}/import`. */
@ApiTags('registry')
@Controller('v1/registry')
export class ImportController {
  constructor(private readonly imports: ImportService) {}

  @Post(':part/import')
  @HttpCode(200)
  // A row that lies outside the scope is a fault of its own.
  @NeedsOf('registry.import', 'rows')
  @ApiParam({ name: 'part', enum: REGISTRY_FILES })
  @ApiOperation({ summary: 'What a CSV file would change, or (not as a preview) the change' })
  @ApiOkResponse({ type: ImportAnswerDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'The registry changed since the preview' })
  run(
    @Me() { actor }: Officer,
    @Param('part') part: string,
    @Body() body: ImportDto,
  ): Promise<ImportAnswerDto> {
    return this.imports.run(actor, partOf(part), body);
  }
}
