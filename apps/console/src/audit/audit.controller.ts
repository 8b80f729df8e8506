import { Readable } from 'node:stream';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { AuditDoc } from '#shared/contract/console-storage.js';
import { Needs } from '../auth/access/needs.decorator.js';
import { Me } from '../auth/access/officer-request.js';
import type { Officer } from '../auth/officer.js';
import { auditEntryDto, AuditFindingDto, auditPageDto, AuditPageDto } from './audit-answer.dto.js';
import { auditFilter, AuditFilterDto, AuditQueryDto, OwnAuditQueryDto } from './audit-query.dto.js';
import { AuditService } from './audit.service.js';
import { AuditVerifier } from './audit-verifier.port.js';
import { faultLines } from './finding-lines.js';

/** `/v1/audit`: what people did, for the audit administrator, and for each person his own. */
@ApiTags('audit')
@Controller('v1/audit')
export class AuditController {
  constructor(
    private readonly audit: AuditService,
    private readonly verifier: AuditVerifier,
  ) {}

  @Get()
  @Needs('audit.read', 'whole')
  @ApiOperation({ summary: 'Entries of the audit chain, the newest first' })
  @ApiOkResponse({ type: AuditPageDto })
  async page(@Query() query: AuditQueryDto): Promise<AuditPageDto> {
    const { before, limit } = query;
    return auditPageDto(await this.audit.page(auditFilter(query), limit, before), limit);
  }

  @Get('own')
  @Needs('audit.own', 'own')
  @ApiOperation({ summary: 'What one did oneself, the newest first' })
  @ApiOkResponse({ type: AuditPageDto })
  async own(@Me() { user }: Officer, @Query() query: OwnAuditQueryDto): Promise<AuditPageDto> {
    const { before, limit } = query;
    return auditPageDto(await this.audit.page({ actor: user._id }, limit, before), limit);
  }

  @Get('verify')
  @Needs('audit.verify', 'whole')
  @ApiOperation({ summary: 'Reads the whole chain and the anchors, and names the first fault' })
  @ApiOkResponse({ type: AuditFindingDto })
  async verify(): Promise<AuditFindingDto> {
    const finding = await this.verifier.verify();
    const faults = faultLines(finding);
    const { anchors, chain } = finding;
    const [entries, signed] = [chain.entries, anchors.anchors.length];
    return { intact: faults.length === 0, entries, anchors: signed, faults };
  }

  @Get('export')
  @Needs('audit.export', 'whole')
  @ApiOperation({
    summary: 'Entries as lines of JSON, in their order; the export is an entry itself',
  })
  @ApiProduces('application/x-ndjson')
  @ApiOkResponse({ content: { 'application/x-ndjson': { schema: { type: 'string' } } } })
  async export(@Me() me: Officer, @Query() query: AuditFilterDto): Promise<StreamableFile> {
    const entries = await this.audit.export(me, auditFilter(query));
    return new StreamableFile(Readable.from(linesOf(entries)), {
      type: 'application/x-ndjson',
      disposition: 'attachment; filename="audit.ndjson"',
    });
  }
}

async function* linesOf(entries: AsyncIterable<AuditDoc>): AsyncGenerator<Buffer> {
  for await (const entry of entries) yield Buffer.from(`${JSON.stringify(auditEntryDto(entry))}\n`);
}
