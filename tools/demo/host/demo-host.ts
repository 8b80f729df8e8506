import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { signingKey } from '#shared/crypto/webhook-signature.js';
import { AppError } from '#shared/errors/app-error.js';
import { SourceClient } from '../../hcp/send/source-client.js';
import { seededRandom } from '../random/random.js';
import type { DemoRegistry } from '../registry/registry.js';
import { PROVINCIAL } from '../registry/sources.js';
import { makeDemoCases, type DemoCases } from './demo-cases.js';
import { hostPage } from './host-page.js';
import { HOST_SCRIPT } from './host-script.js';
import { PortalDesk } from './portal-desk.js';

export interface DemoHostOptions {
  readonly port: number;
  readonly ingestUrl: string;
  /** Where citizens reach ingest. */
  readonly publicUrl: string;
  readonly registry: DemoRegistry;
  /** The portal's key. */
  readonly secret: string;
  readonly clock: () => number;
  /** Told of what nobody foresaw: it costs one answer, and nothing else. */
  readonly onFault: (error: unknown) => void;
}

/** A person waits for the page meanwhile. */
const PATIENCE_MS = 3_000;

/**
 * A made-up department's site on an origin of its own, which embeds the rating of services that it
 * has just finished: what an integrator's page looks like from the outside.
 */
export class DemoHost {
  private constructor(
    private readonly options: DemoHostOptions,
    private readonly desk: PortalDesk,
    private readonly server: Server,
    private readonly style: string,
    private cases: DemoCases,
  ) {}

  /** Tells ingest of the first services and opens the site; throws when ingest refuses them. */
  static async open(options: DemoHostOptions): Promise<DemoHost> {
    const client = new SourceClient({
      url: options.ingestUrl,
      source: PROVINCIAL.portal,
      key: signingKey(options.secret),
      signature: 'v1',
      check: false,
      patienceMs: PATIENCE_MS,
      onWait: () => undefined,
    });
    const desk = new PortalDesk(client);
    const cases = newCases(options);
    await desk.sendServices(cases);
    const style = await readFile(join(import.meta.dirname, 'host.css'), 'utf8');
    const server = createServer();
    const host = new DemoHost(options, desk, server, style, cases);
    server.on('request', (request, response) => {
      host.answer(request, response).catch((error: unknown) => {
        options.onFault(error);
        response.destroy();
      });
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(options.port, '127.0.0.1', resolve);
    });
    return host;
  }

  /** Under this name the site is of another site than ingest at 127.0.0.1. */
  get address(): string {
    return `http://localhost:${this.options.port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const send = (type: string, body: string): void => {
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
    };
    switch (`${request.method ?? ''} ${request.url ?? ''}`) {
      case 'GET /':
        send('text/html', await this.page());
        break;
      case 'GET /host.css':
        send('text/css', this.style);
        break;
      case 'GET /host.js':
        send('text/javascript', HOST_SCRIPT);
        break;
      case 'POST /again':
        await this.again();
        response.writeHead(303, { location: '/' }).end();
        break;
      default:
        response.writeHead(404).end();
    }
  }

  private async page(): Promise<string> {
    const { cases, desk } = this;
    const { publicUrl } = this.options;
    const invitations = await orNothing(desk.invite(cases));
    const slip = invitations === undefined ? undefined : await orNothing(desk.slipOf(cases));
    return hostPage({ publicUrl, cases, invitations, slip });
  }

  /** Another handful; the old one stays when ingest cannot take it. */
  private async again(): Promise<void> {
    const cases = newCases(this.options);
    const sent = await orNothing(this.desk.sendServices(cases).then(() => true));
    if (sent === true) this.cases = cases;
  }
}

function newCases({ registry, clock }: DemoHostOptions): DemoCases {
  const now = clock();
  const run = `H${now.toString(36).toUpperCase()}`;
  return makeDemoCases(registry, seededRandom(run), run, now);
}

/** Undefined while ingest is away: the page says so. */
async function orNothing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
