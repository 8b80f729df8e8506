import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Asking } from './asking.js';
import type { LoadJob } from './steady-load.types.js';

/** A page of console that stays open: it listens, and comes back when it was told to. */
export class Listening {
  /** How often the stream was ended in order. */
  ended = 0;

  constructor(
    private readonly job: LoadJob,
    private readonly asking: Asking,
  ) {}

  async run(stop: AbortSignal): Promise<void> {
    const url = `${this.job.console}/v1/stream`;
    const isOver = (): boolean => stop.aborted;
    while (!isOver()) {
      try {
        const comeBackMs = await this.listen(url, stop);
        this.ended += 1;
        await sleep(comeBackMs, undefined, { signal: stop });
      } catch (error) {
        if (!isOver()) this.asking.fault(url, error);
        // What refuses a page at once would be asked without a pause.
        await sleep(1_000);
      }
    }
  }

  /** Until the other side ends it; after how many ms it is to be asked again. */
  private async listen(url: string, signal: AbortSignal): Promise<number> {
    const options = { agent: false, signal, headers: { cookie: this.job.cookie } };
    const [answer] = (await once(get(url, options), 'response')) as [IncomingMessage];
    if (answer.statusCode !== 200) throw new Error(`answered ${answer.statusCode ?? 0}`);
    let said = '';
    for await (const chunk of answer.setEncoding('utf8') as AsyncIterable<string>) said += chunk;
    const last = [...said.matchAll(/^retry: (\d+)$/gm)].at(-1);
    if (last === undefined) throw new Error('ended without saying when to come back');
    return Number(last[1]);
  }
}
