import { createHash } from 'node:crypto';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#shared/errors/app-error.js';
import { eventsOf, textOf, type EventKind, type FileEvent } from '../events-file.js';
import { sendEvents } from '../sending.js';
import { RequestRefused, type SourceClient } from '../source-client.js';
import { errorsText, type ErrorRow } from './error-rows.js';
import { isSame, type SeenFile } from './settling.js';

/** What became of one dropped file. */
export interface Taken {
  readonly accepted: number;
  readonly rejected: number;
  /** Its requests are `msg_<name>_1`, `msg_<name>_2` …: receipts are asked for by them. */
  readonly name: string;
  /** It could not be read as events, or was refused as a whole. */
  readonly isBad: boolean;
}

export interface Taking {
  readonly folder: string;
  readonly kind: EventKind | 'auto';
  readonly client: SourceClient;
}

/** Faults of a request that lie in what the file holds. */
const FAULTS_OF_CONTENT: readonly number[] = [400, 413, 415, 422];

/**
 * Sends the events of a file, writes what was bad of it beside it, and only then renames it: killed
 * at any moment, it is sent once more, under the same webhook-ids, which the ledger takes for
 * duplicates. Undefined when the file went or grew meanwhile; it is looked at again. Throws
 * `RequestRefused` where ingest refuses the sender, and not the file.
 */
export async function takeFile(taking: Taking, seen: SeenFile): Promise<Taken | undefined> {
  const path = join(taking.folder, seen.name);
  const bytes = await bytesIfThere(path);
  if (bytes === undefined) return undefined;
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  const name = `file-${hash}`;
  const { accepted, errors, isBad } = await sent(taking, bytes, name);
  const now = await seenFile(taking.folder, seen.name);
  if (now === undefined || !isSame(now, seen)) return undefined;
  const kept = await keptName(taking.folder, seen.name, hash);
  if (errors.length > 0) await writeWhole(`${kept}.errors.csv`, errorsText(errors));
  await rename(path, `${kept}.${isBad ? 'bad' : 'done'}`);
  return { accepted, rejected: errors.length, name, isBad };
}

async function sent({ client, kind }: Taking, bytes: Buffer, name: string) {
  const errors: ErrorRow[] = [];
  const bad = (code: string, message: string) => {
    errors.push({ field: '', code, message });
    return { accepted: 0, errors, isBad: true };
  };
  let events: readonly FileEvent[];
  try {
    events = eventsOf(textOf(bytes), kind);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return bad('malformed', error.message);
  }
  if (events.length === 0) return bad('empty', 'the file holds no event');
  try {
    const { accepted } = await sendEvents(
      client,
      events,
      (place, { field, code, message }) => {
        errors.push({ line: Number(place.split(' ').at(-1)), field, code, message });
      },
      name,
    );
    return { accepted, errors: errors.sort(byLine), isBad: false };
  } catch (error) {
    if (!(error instanceof RequestRefused && FAULTS_OF_CONTENT.includes(error.status))) throw error;
    return bad('refused', error.message);
  }
}

const byLine = (a: ErrorRow, b: ErrorRow): number => (a.line ?? 0) - (b.line ?? 0);

/** Where a file of this name was done before, its content tells the two apart. */
async function keptName(folder: string, name: string, hash: string): Promise<string> {
  const taken = await Promise.all(['done', 'bad'].map((end) => seenFile(folder, `${name}.${end}`)));
  const isTaken = taken.some((one) => one !== undefined);
  return join(folder, isTaken ? `${name}.${hash.slice(0, 8)}` : name);
}

/** The file as it is now; undefined when there is none. */
export async function seenFile(folder: string, name: string): Promise<SeenFile | undefined> {
  const found = await ifThere(stat(join(folder, name)));
  return found?.isFile() === true
    ? { name, size: found.size, modifiedMs: found.mtimeMs, inode: found.ino }
    : undefined;
}

const bytesIfThere = (path: string): Promise<Buffer | undefined> => ifThere(readFile(path));

async function ifThere<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whoever looks for the file finds all of it. */
async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.tmp`, text);
  await rename(`${path}.tmp`, path);
}
