import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

const CONNECTIONS = 24;
const LIMIT_MS = 30_000;

export interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Asks over kept connections, once, and counts what was answered 2xx and what was not. */
export class Asking {
  readonly answers: Record<string, number> = {};
  readonly faults: string[] = [];
  private readonly agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

  /** The text of an answer 2xx; undefined, and a fault more, where there was none. */
  async ask(name: string, url: string, asked: Asked = {}): Promise<string | undefined> {
    const { method = 'GET', headers = {}, body } = asked;
    try {
      const asking = request(url, { method, agent: this.agent, timeout: LIMIT_MS, headers });
      asking.once('timeout', () => asking.destroy(new Error('no answer in time')));
      asking.end(body);
      const [answer] = (await once(asking, 'response')) as [IncomingMessage];
      const said = await text(answer);
      const status = answer.statusCode ?? 0;
      if (status < 200 || status > 299) throw new Error(`${status} ${said.slice(0, 200)}`);
      this.answers[name] = (this.answers[name] ?? 0) + 1;
      return said;
    } catch (error) {
      this.fault(`${method} ${url}`, error);
      return undefined;
    }
  }

  fault(what: string, error: unknown): void {
    this.faults.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  }

  close(): void {
    this.agent.destroy();
  }
}
