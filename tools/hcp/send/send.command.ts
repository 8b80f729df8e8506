import { AppError } from '#shared/errors/app-error.js';
import { EXIT, type ExitCode } from '../terminal/exit-code.js';
import { answer } from '../terminal/say.js';
import { eventsOf, textOf, type EventKind } from './events-file.js';
import { bytesOf, openClient, sendEvents, type SendingOptions } from './sending.js';

export interface SendOptions extends SendingOptions {
  readonly kind: EventKind | 'auto';
}

/** `hcp send <file>`: signs and sends the events of a file; found, when any of them is rejected. */
export async function runSend(
  file: string,
  options: SendOptions,
  secretInEnvironment: string | undefined,
): Promise<ExitCode> {
  const events = eventsOf(textOf(await bytesOf(file)), options.kind);
  if (events.length === 0) throw new AppError('usage', `${file} holds no event`);
  const client = await openClient(options, secretInEnvironment);
  const { accepted, rejected } = await sendEvents(client, events, (place, rejection) => {
    const { field, code, message } = rejection;
    answer(`${place}: ${field === '' ? '' : `${field} `}${code} (${message})`);
  });
  answer(`${options.check === true ? 'acceptable' : 'accepted'}=${accepted} rejected=${rejected}`);
  return rejected === 0 ? EXIT.done : EXIT.found;
}
