import { Controller, Get } from '@nestjs/common';
import { asyncApiDocument } from '#shared/contract/asyncapi.js';
import { sourceApiDocument } from './source-api.openapi.js';

/** What ingest takes (OpenAPI) and what it puts on the topic (AsyncAPI). */
@Controller()
export class DocumentsController {
  private readonly openApi = sourceApiDocument();
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
