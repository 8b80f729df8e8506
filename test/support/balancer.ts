import { once } from 'node:events';
import { Agent, createServer, get, request } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 1_000;
const PROBE_LIMIT_MS = 2_000;
const BAD_GATEWAY = 502;

/** One process that requests are shared out to. */
interface Member {
  readonly address: string;
  readonly agent: Agent;
  isReady: boolean;
}

/**
 * Shares out requests over kept connections as an orchestrator does: once a second everybody is
 * asked whether he is ready, and who is not is sent nothing more. It tries nothing a second time,
 * and hides nothing: what goes wrong between it and a process is written down.
 */
export class Balancer {
  readonly faults: string[] = [];
  readonly #members: readonly Member[];
  readonly #server = createServer((asked, answer) => {
    this.#pass(asked, answer);
  });
  readonly #stopping = new AbortController();
  #turn = 0;
  #polling = Promise.resolve();

  private constructor(addresses: readonly string[]) {
    this.#members = addresses.map((address) => ({
      address,
      agent: new Agent({ keepAlive: true }),
      isReady: false,
    }));
  }

  /** Listens on a port of its own before those addresses, `http://host:port`. */
  static async open(...addresses: readonly string[]): Promise<Balancer> {
    const balancer = new Balancer(addresses);
    balancer.#server.listen(0, '127.0.0.1');
    await once(balancer.#server, 'listening');
    await balancer.#look();
    balancer.#polling = balancer.#lookOnAndOn();
    return balancer;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Whether all of its processes are sent requests now. */
  get isComplete(): boolean {
    return this.#members.every(({ isReady }) => isReady);
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#polling;
    this.#server.closeAllConnections();
    this.#server.close();
    for (const { agent } of this.#members) agent.destroy();
  }

  async #lookOnAndOn(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      // A stop ends the sleep; the loop's own condition ends the loop.
      await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
      await this.#look();
    }
  }

  async #look(): Promise<void> {
    await Promise.all(
      this.#members.map(async (member) => {
        member.isReady = await isReady(member.address);
      }),
    );
  }

  #pass(asked: IncomingMessage, answer: ServerResponse): void {
    const ready = this.#members.filter((one) => one.isReady);
    this.#turn += 1;
    const member = ready[this.#turn % ready.length];
    const what = `${asked.method ?? ''} ${asked.url ?? ''}`;
    if (member === undefined) {
      this.#fail(answer, `${what}: nobody is ready`);
      return;
    }
    const { agent, address } = member;
    const options = { agent, method: asked.method, headers: endToEnd(asked.headers) };
    const passing = request(address + (asked.url ?? '/'), options, (reply) => {
      answer.writeHead(reply.statusCode ?? BAD_GATEWAY, endToEnd(reply.headers));
      reply.pipe(answer);
      reply.once('error', (error) => {
        this.#fail(answer, `${what}: the answer of ${address} broke off, ${error.message}`);
      });
    });
    passing.once('error', (error) => {
      this.#fail(answer, `${what}: ${address} did not answer, ${error.message}`);
    });
    asked.pipe(passing);
    // Whoever asked may leave, and then waits for nothing.
    answer.once('close', () => passing.destroy());
  }

  #fail(answer: ServerResponse, fault: string): void {
    if (answer.destroyed) return;
    this.faults.push(fault);
    if (answer.headersSent) answer.destroy();
    else answer.writeHead(BAD_GATEWAY).end();
  }
}

/** Headers that speak of more than one connection. */
function endToEnd(headers: IncomingMessage['headers']): OutgoingHttpHeaders {
  const passed = { ...headers };
  delete passed.connection;
  delete passed['keep-alive'];
  delete passed['transfer-encoding'];
  return passed;
}

function isReady(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const options = { agent: false, timeout: PROBE_LIMIT_MS };
    const asking = get(`${address}/health/ready`, options, (reply) => {
      reply.resume();
      resolve(reply.statusCode === 200);
    });
    asking.once('timeout', () => asking.destroy());
    asking.once('error', () => {
      resolve(false);
    });
  });
}
