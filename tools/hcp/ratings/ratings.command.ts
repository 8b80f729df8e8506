import { basename } from 'node:path';
import { CHANNELS, type Channel } from '#shared/domain/channel.js';
import { AppError } from '#shared/errors/app-error.js';
import { bytesOf, openClient, sendEvents, type SendingOptions } from '../send/sending.js';
import { EXIT, type ExitCode } from '../terminal/exit-code.js';
import { answer, remark } from '../terminal/say.js';
import { columnOf } from './rating-header.js';
import { readExport } from './read-export.js';

export interface RatingsOptions extends Omit<SendingOptions, 'source'> {
  readonly source?: string;
  /** 评价渠道 of rows that do not say. */
  readonly channel: string;
  readonly space?: string;
}

/**
 * `hcp import ratings <file>`: sends the ratings of a CSV export to ingest. Every bad row is named
 * by line, column and rule, never by what stands in it; the others go in. Found, when any is bad.
 */
export async function runRatings(
  [what, path]: readonly [what: string, path: string],
  options: RatingsOptions,
  secretInEnvironment: string | undefined,
): Promise<ExitCode> {
  const { source } = options;
  if (what !== 'ratings') throw new AppError('usage', `${what}: only ratings come from a file`);
  if (source === undefined) throw new AppError('usage', 'name the source that speaks: --source');
  const file = basename(path);
  const bytes = await bytesOf(path);
  const defaults = { channel: channelOf(options.channel), space: options.space };
  const client = await openClient({ ...options, source }, secretInEnvironment);
  const read = readExport(bytes, defaults);
  if ('faults' in read) {
    for (const fault of read.faults) remark(`${file}${fault}`);
    remark('nothing was sent');
    return EXIT.found;
  }
  const { header, events, bad } = read;
  for (const name of header.unread) remark(`${file}: the column ${name} is not read`);
  const tell = (place: string, column: string | undefined, rule: string): void => {
    answer(`${file} ${place}${column === undefined ? '' : `, ${column}`}: ${rule}`);
  };
  for (const { line, column, rule } of bad) tell(`line ${line}`, column, rule);
  const sent = await sendEvents(client, events, (place, { field, code, message }) => {
    const rule = `${code} (${message.replace(`${field}: `, '')})`;
    tell(place, field === '' ? undefined : columnOf(header, field), rule);
  });
  const rejected = bad.length + sent.rejected;
  const word = options.check === true ? 'acceptable' : 'accepted';
  answer(`${word}=${sent.accepted} rejected=${rejected}`);
  return rejected === 0 ? EXIT.done : EXIT.found;
}

function channelOf(text: string): Channel {
  const channel = CHANNELS.find((each) => String(each) === text);
  if (channel === undefined) throw new AppError('usage', '--channel is a number from 1 to 7');
  return channel;
}
