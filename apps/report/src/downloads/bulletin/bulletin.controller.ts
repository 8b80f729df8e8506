import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import {
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { attachmentHeaders } from '../../http/attachment.js';
import { ProblemDto } from '../../http/problem.dto.js';
import { notFound } from '../../http/problem.js';
import { BulletinQueryDto } from './bulletin-query.dto.js';
import { BulletinService, type BulletinFormat } from './bulletin.service.js';

const TYPES: Readonly<Record<BulletinFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};
const FILE = { schema: { type: 'string', format: 'binary' } } as const;

/** `GET /v1/publications/{number}/bulletin.…`: 通报, from what was published. */
@ApiTags('publications')
@ApiNotFoundResponse({ type: ProblemDto, description: 'There is no such publication' })
@Controller('v1/publications')
export class BulletinController {
  constructor(private readonly bulletins: BulletinService) {}

  @Get(':number/bulletin.docx')
  @ApiOperation({ summary: '通报 as a Word document' })
  @ApiProduces(TYPES.docx)
  @ApiOkResponse(FILE)
  docx(
    @Param('number') number: string,
    @Query() query: BulletinQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return this.send(number, query, 'docx', reply);
  }

  @Get(':number/bulletin.pdf')
  @ApiOperation({ summary: '通报 as a PDF, with a code that leads to where it is verified' })
  @ApiProduces(TYPES.pdf)
  @ApiOkResponse(FILE)
  pdf(
    @Param('number') number: string,
    @Query() query: BulletinQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return this.send(number, query, 'pdf', reply);
  }

  private async send(
    text: string,
    { visibility }: BulletinQueryDto,
    format: BulletinFormat,
    reply: FastifyReply,
  ): Promise<Buffer> {
    const isNumber = /^[1-9]\d{0,8}$/.test(text);
    const number = Number(text);
    const file = isNumber ? await this.bulletins.file({ number, visibility, format }) : undefined;
    if (file === undefined) throw notFound('there is no publication of this number', 'number');
    const { period } = file.publication.manifest;
    const inside = visibility === 'inside' ? '（内部）' : '';
    attachmentHeaders(reply, {
      type: TYPES[format],
      asciiName: `bulletin-${number}-${period}-${visibility}.${format}`,
      name: `好差评通报-第${number}号-${period}${inside}.${format}`,
    });
    return file.bytes;
  }
}
