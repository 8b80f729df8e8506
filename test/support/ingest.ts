import { createHmac, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InvitationAnswer } from '#shared/contract/invitation.js';
import { freePort } from '../../tools/stack/ports.js';
import { tryCommand } from '../../tools/stack/run-command.js';
import { repositoryRoot } from '../../tools/stack/stack.paths.js';
import { appSpec } from './app-spec.js';
import { freshDatabase, type FreshDatabase } from './fresh-database.js';
import { SOURCES, writeRegistry } from './registry.js';
import { Service } from './service.js';

const ROOT = repositoryRoot();

/** How one request differs from a well-signed POST of JSON. */
export interface RequestOptions {
  readonly source?: string;
  readonly secret?: string;
  readonly id?: string;
  readonly timestamp?: string;
  readonly kind?: 'v1' | 'v1sm3';
  /** Added to the signature, or put in its place, by the header's name. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly accepted?: number;
    readonly rejected?: readonly {
      index: number;
      code: string;
      field: string;
      message: string;
      sourceField?: string;
    }[];
    readonly skipped?: number;
    readonly invitations?: readonly InvitationAnswer[];
    readonly code?: string;
    readonly detail?: string;
  };
}

/** A signature made from the standard's text alone. */
export function signature(
  kind: 'v1' | 'v1sm3',
  secret: string,
  id: string,
  timestamp: string,
  body: string | Buffer,
): string {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const hmac = createHmac(kind === 'v1' ? 'sha256' : 'sm3', key);
  return `${kind},${hmac.update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
}

/** A real ingest process with a registry and keys in a database of its own. */
export class IngestUnderTest {
  private readonly others: Service[] = [];

  private constructor(
    readonly service: Service,
    readonly database: FreshDatabase,
    readonly secrets: Map<string, string>,
    private readonly dir: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  static async start(label: string, variables: NodeJS.ProcessEnv = {}): Promise<IngestUnderTest> {
    const dir = await mkdtemp(join(tmpdir(), 'hcp-ingest-'));
    const database = await freshDatabase(label);
    const port = await freePort();
    const environment = {
      PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
      KAFKA_BROKERS: process.env['KAFKA_BROKERS'],
      MONGODB_URI: database.uri,
      HCP_KEYRING: join(dir, 'keyring.json'),
      INGEST_PORT: String(port),
      ...variables,
    };
    const hcp = (...args: readonly string[]) => mustHcp(environment, args);
    await writeRegistry(join(dir, 'registry'));
    await hcp('import', join(dir, 'registry'));
    const secrets = new Map<string, string>();
    for (const { code } of SOURCES) secrets.set(code, await hcp('source', 'add', code));
    const service = await launch(dir, 'ingest', port, environment);
    return new IngestUnderTest(service, database, secrets, dir, environment);
  }

  /** Runs the real command-line tool; its output without the line break. */
  hcp(...args: readonly string[]): Promise<string> {
    return mustHcp(this.environment, args);
  }

  get keyringPath(): string {
    return join(this.dir, 'keyring.json');
  }

  /** Imports further items: rows of code, name and department. */
  importItems(rows: readonly (readonly string[])[]): Promise<void> {
    return this.importTable('items', [['taskCode', 'name', 'deptCode'], ...rows]);
  }

  /** Imports one table alone, its first row the header. */
  async importTable(table: string, rows: readonly (readonly string[])[]): Promise<void> {
    const folder = join(this.dir, `only-${table}`);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${table}.csv`), rows.map((row) => `${row.join(',')}\n`).join(''));
    await this.hcp('import', folder);
  }

  /** A second process on the same database, topic and keys. */
  async another(): Promise<Service> {
    const port = await freePort();
    const second = await launch(this.dir, 'ingest-2', port, this.environment);
    this.others.push(second);
    return second;
  }

  /** Posts a body; objects and arrays become JSON, text and bytes go as they are. */
  async post(path: string, body: unknown, options: RequestOptions = {}): Promise<Reply> {
    const source = options.source ?? 'HALL';
    const secret = options.secret ?? this.secrets.get(source) ?? 'whsec_';
    const bytes = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    const prefix = path.startsWith('/v1/check/') ? 'check_' : 'msg_';
    const id = options.id ?? `${prefix}${randomUUID()}`;
    const timestamp = options.timestamp ?? String(Math.floor(Date.now() / 1000));
    const headers = {
      'content-type': 'application/json',
      'x-hcp-source': source,
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signature(options.kind ?? 'v1', secret, id, timestamp, bytes),
      ...options.headers,
    };
    const given = Object.entries<string | undefined>(headers).filter(
      (header): header is [string, string] => header[1] !== undefined,
    );
    const response = await fetch(this.service.address + path, {
      method: 'POST',
      headers: given,
      body: new Uint8Array(Buffer.from(bytes)),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: JSON.parse(text) as Reply['body'],
    };
  }

  async get(path: string): Promise<{ status: number; text: string }> {
    const response = await fetch(this.service.address + path, {
      signal: AbortSignal.timeout(15_000),
    });
    return { status: response.status, text: await response.text() };
  }

  async stop(): Promise<void> {
    for (const service of [this.service, ...this.others]) await service.stop();
    await this.database.drop();
    await rm(this.dir, { recursive: true, force: true });
  }
}

const launch = (
  dir: string,
  name: string,
  port: number,
  environment: NodeJS.ProcessEnv,
): Promise<Service> =>
  Service.start(appSpec('ingest', name, { dir, port, env: environment }), port);

async function mustHcp(env: NodeJS.ProcessEnv, args: readonly string[]): Promise<string> {
  const { code, output } = await tryCommand(join(ROOT, 'bin/hcp'), args, { env });
  if (code !== 0) throw new Error(`hcp ${args.join(' ')} ended with ${code}:\n${output}`);
  return output.trim();
}
