import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readAnchor, type Anchor } from '#shared/crypto/anchor.js';

/** The last whole anchor of a file and its line. */
export interface LastAnchor {
  readonly line: string;
  readonly anchor: Anchor;
}

/** More than a line is long. */
const TAIL_BYTES = 4_096;

/** The text of the file; empty where there is none. */
export async function readAnchorsText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
}

/** The file of anchors, which is only ever appended to. */
export class AnchorsFile {
  constructor(readonly path: string) {}

  /** The last whole anchor; undefined when there is none. */
  async last(): Promise<LastAnchor | undefined> {
    const lines = (await this.tail()).split('\n').toReversed();
    for (const line of lines) {
      const anchor = readAnchor(line);
      if (anchor !== undefined) return { line, anchor };
    }
    return undefined;
  }

  /** Appends a line and returns when it is on the disk. */
  async append(line: string): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    const isTorn = !/(^|\n)$/.test(await this.tail());
    const file = await open(this.path, 'a', 0o600);
    try {
      // What a killed process left half written gets a line of its own.
      await file.appendFile(`${isTorn ? '\n' : ''}${line}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  private async tail(): Promise<string> {
    let file;
    try {
      file = await open(this.path, 'r');
    } catch (error) {
      if (isMissing(error)) return '';
      throw error;
    }
    try {
      const { size } = await file.stat();
      const length = Math.min(size, TAIL_BYTES);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  }
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
