import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublicationKey } from '#shared/contract/publication.js';
import { isFileError } from '#shared/crypto/private-file.js';
import { AppError } from '#shared/errors/app-error.js';
import { readManifest, type PublicationSource } from './publication-source.js';

const MANIFEST = 'manifest.json';
const KEY = 'key.json';

/**
 * Publications that were downloaded: each in a folder of its number (`12/manifest.json`,
 * `12/inside-areas.csv`), or one alone in the folder itself; `key.json` is the answer of
 * `/v1/publications/key`.
 */
export class FolderSource implements PublicationSource {
  constructor(private readonly folder: string) {}

  async manifestText(number: number): Promise<string | null> {
    return (await this.read(number, MANIFEST))?.toString('utf8') ?? null;
  }

  file(number: number, name: string): Promise<Buffer | null> {
    return this.read(number, name);
  }

  async key(): Promise<PublicationKey | null> {
    const text = await contentOf(join(this.folder, KEY));
    if (text === null) return null;
    try {
      return JSON.parse(text.toString('utf8')) as PublicationKey;
    } catch (cause) {
      throw new AppError('usage', `${KEY} is not JSON`, { cause });
    }
  }

  private async read(number: number, name: string): Promise<Buffer | null> {
    const own = await contentOf(join(this.folder, String(number), name));
    if (own !== null) return own;
    const alone = await contentOf(join(this.folder, MANIFEST));
    const isThis = alone !== null && readManifest(alone.toString('utf8'))?.number === number;
    return isThis ? contentOf(join(this.folder, name)) : null;
  }
}

async function contentOf(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return null;
    throw error;
  }
}
