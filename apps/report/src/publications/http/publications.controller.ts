import { Controller, Get, Header, Headers, Inject, Param, Res } from '@nestjs/common';
import {
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Publication, PublicationKey } from '#shared/contract/publication.js';
import { notFound } from '../../http/problem.js';
import { ProblemDto } from '../../http/problem.dto.js';
import type { PublishedReading } from '../published.reading.js';
import { hashesOf } from '../signing/manifest-text.js';
import { PublicationDto, PublicationKeyDto, PublicationListDto } from './publication-answer.dto.js';

export const PUBLISHED = Symbol('published');
export const PUBLICATION_KEY = Symbol('publication key');

const MANIFEST_NAME = 'manifest.json';
const JSON_TYPE = 'application/json; charset=utf-8';
/** A publication never changes. */
const FOREVER = 'max-age=31536000, immutable';

const hrefOf = (number: number, name?: string): string =>
  `/v1/publications/${number}${name === undefined ? '' : `/${name}`}`;

/** `GET /v1/publications`: what was frozen, as it stays. */
@ApiTags('publications')
@ApiNotFoundResponse({ type: ProblemDto, description: 'There is no such publication or file' })
@Controller('v1/publications')
export class PublicationsController {
  constructor(
    @Inject(PUBLISHED) private readonly published: PublishedReading,
    @Inject(PUBLICATION_KEY) private readonly key: () => Promise<PublicationKey>,
  ) {}

  @Get()
  @ApiOperation({ summary: '发布: all publications, the newest first' })
  @ApiOkResponse({ type: PublicationListDto })
  async list(): Promise<PublicationListDto> {
    const heads = await this.published.list();
    return { publications: heads.map((head) => ({ ...head, href: hrefOf(head.number) })) };
  }

  @Get('key')
  @ApiOperation({ summary: 'The public key that publications are signed with' })
  @ApiOkResponse({ type: PublicationKeyDto })
  publicKey(): Promise<PublicationKey> {
    return this.key();
  }

  @Get(':number')
  @ApiOperation({ summary: 'The manifest of a publication, and where its files are' })
  @ApiOkResponse({ type: PublicationDto })
  async one(@Param('number') text: string): Promise<PublicationDto> {
    const { manifest, manifestText, correctedBy } = await this.publication(text);
    const names = [MANIFEST_NAME, ...manifest.files.map(({ name }) => name)];
    return {
      manifest,
      manifestSha256: hashesOf(manifestText).sha256,
      correctedBy,
      links: names.map((name) => ({ name, href: hrefOf(manifest.number, name) })),
    };
  }

  @Get(':number/:file')
  @Header('cache-control', FOREVER)
  @ApiOperation({ summary: 'A file of a publication; `manifest.json` are the signed bytes' })
  @ApiProduces('text/csv', 'application/json')
  @ApiOkResponse({ schema: { type: 'string' } })
  async file(
    @Param('number') text: string,
    @Param('file') name: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | undefined> {
    const { manifest, manifestText } = await this.publication(text);
    const file = manifest.files.find((one) => one.name === name);
    if (file === undefined && name !== MANIFEST_NAME) throw noFile();
    const etag = `"${file?.sha256 ?? hashesOf(manifestText).sha256}"`;
    void reply.header('etag', etag);
    if (known?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) === true) {
      void reply.status(304);
      return undefined;
    }
    if (file === undefined) {
      void reply.header('content-type', JSON_TYPE);
      return Buffer.from(manifestText);
    }
    const bytes = await this.published.file(manifest.number, name);
    if (bytes === null) throw noFile();
    void reply.header('content-type', 'text/csv; charset=utf-8; header=present');
    void reply.header('content-disposition', `attachment; filename="${manifest.number}-${name}"`);
    return bytes;
  }

  private async publication(text: string): Promise<Publication> {
    const found = /^[1-9]\d{0,8}$/.test(text) ? await this.published.byNumber(Number(text)) : null;
    if (found === null) throw notFound('there is no publication of this number', 'number');
    return found;
  }
}

const noFile = () => notFound('the publication has no file of this name', 'file');
