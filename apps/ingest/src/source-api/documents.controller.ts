import { Controller, Get } from '@nestjs/common';
import { asyncApiDocument } from '#shared/contract/asyncapi.js';
import { ingestDocument } from '../ingest.openapi.js';

/** What ingest takes (OpenAPI) and what it puts on the topic (AsyncAPI). */
@Controller()
export class DocumentsController {
  private readonly openApi = ingestDocument();
  private readonly asyncApi = asyncApiDocument();

  @Get('openapi.json')
  openapi() {
    return this.openApi;
  }

  @Get('asyncapi.json')
  asyncapi() {
    return this.asyncApi;
  }
}
