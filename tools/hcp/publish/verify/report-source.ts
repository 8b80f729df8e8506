import type { PublicationKey } from '#shared/contract/publication.js';
import { AppError } from '#shared/errors/app-error.js';
import type { PublicationSource } from './publication-source.js';

/** Publications as a running report serves them, inside or to the public. */
export class ReportSource implements PublicationSource {
  private readonly base: string;

  constructor(
    private readonly origin: string,
    readonly isPublic: boolean,
  ) {
    this.base = isPublic ? '/v1/open/publications' : '/v1/publications';
  }

  async manifestText(number: number): Promise<string | null> {
    return (await this.get(`${this.base}/${number}/manifest.json`))?.toString('utf8') ?? null;
  }

  file(number: number, name: string): Promise<Buffer | null> {
    return this.get(`${this.base}/${number}/${encodeURIComponent(name)}`);
  }

  async key(): Promise<PublicationKey | null> {
    const text = await this.get(`${this.base}/key`);
    return text === null ? null : (JSON.parse(text.toString('utf8')) as PublicationKey);
  }

  private async get(path: string): Promise<Buffer | null> {
    let reply: Response;
    try {
      reply = await fetch(new URL(path, this.origin));
    } catch (cause) {
      throw new AppError('usage', `report does not answer at ${this.origin}`, { cause });
    }
    if (reply.status === 404) return null;
    if (!reply.ok) throw new AppError('usage', `report answered ${reply.status} for ${path}`);
    return Buffer.from(await reply.arrayBuffer());
  }
}
