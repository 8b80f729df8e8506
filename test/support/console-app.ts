import 'reflect-metadata';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as streamText } from 'node:stream/consumers';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger } from '#shared/app/logger.js';
import type { UserDoc } from '#shared/contract/console-storage.js';
import { newKeyring, type Keyring } from '#shared/crypto/keyring.js';
import { checkPassword, hashPassword } from '#shared/crypto/password.js';
import type { Grant } from '#shared/domain/casework/access-policy.js';
import type { Db } from '#shared/mongo/connect.js';
import {
  csrfOf,
  newSessionToken,
  sessionIdOf,
} from '../../apps/console/src/auth/sessions/session-token.js';
import { readConsoleConfig } from '../../apps/console/src/console.config.js';
import { ConsoleModule } from '../../apps/console/src/console.module.js';
import { prepareConsole } from '../../apps/console/src/http/prepare-console.js';
import { consoleCollectionsOf } from '../../apps/console/src/storage/console-collections.mongo.js';
import { until } from './until.js';

/** What a browser holds of a session. */
export interface BrowserSession {
  readonly cookie: string;
  readonly csrf: string;
}

export interface ConsoleAnswer {
  readonly status: number;
  readonly text: string;
  readonly body: Record<string, unknown>;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface ConsoleRequest {
  readonly session?: BrowserSession | undefined;
  readonly body?: object | undefined;
  /** A body as it is. */
  readonly text?: string;
  /** In the place of the session's own. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ConsoleApp {
  readonly db: Db;
  readonly anchorsPath: string;
  /** What was said to whoever started it. */
  readonly said: readonly string[];
  /** Of what goes on without an end only the beginning is waited for. */
  call(method: string, path: string, request?: ConsoleRequest): Promise<ConsoleAnswer>;
  /** Listens on a port of its own; its address. */
  listen(): Promise<string>;
  /** Signs in with a name and password; throws when that is refused. */
  signIn(credentials: object): Promise<BrowserSession>;
  close(): Promise<void>;
}

/**
 * A time to begin at that lies ahead: MongoDB takes away sessions that are over by its own clock.
 */
export const CONSOLE_START = Date.parse('2096-06-01T01:00:00Z');

/** Cheap, so that a test can make many. */
const CHEAP = { memory: 64, passes: 1, lanes: 1 };
export const PASSWORD = 'Correct-horse-7';
const HASH = await hashPassword(PASSWORD, CHEAP);

/** Starts console on a database with a time of its own, and waits until it is ready. */
export async function startConsole(
  db: Db,
  uri: string,
  now: () => number,
  environment: Readonly<Record<string, string>> = {},
  keyring: Keyring = newKeyring(),
): Promise<ConsoleApp> {
  const folder = await mkdtemp(join(tmpdir(), 'hcp-console-'));
  const anchorsPath = join(folder, 'anchors.ndjson');
  const said: string[] = [];
  const config = readConsoleConfig({
    MONGODB_URI: uri,
    HCP_AUDIT_ANCHORS: anchorsPath,
    ...environment,
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    ConsoleModule.of({
      config,
      logger: createLogger('console', 'warn'),
      keyring,
      anchorKey: generateKeyPairSync('ed25519').privateKey,
      say: (line) => said.push(line),
      now,
      passwords: {
        hash: (password) => hashPassword(password, CHEAP),
        check: (password, hash) => checkPassword(password, hash, CHEAP),
      },
    }),
    new FastifyAdapter({ logger: false }),
    { logger: false, abortOnError: false },
  );
  await prepareConsole(app, config.pages);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const call: ConsoleApp['call'] = async (
    method,
    path,
    { session, body, text: payload = body, headers } = {},
  ) => {
    const reply = await app.inject({
      payloadAsStream: true,
      method: method as 'GET',
      url: path,
      headers: {
        ...(session === undefined ? {} : { cookie: session.cookie, 'x-hcp-csrf': session.csrf }),
        ...headers,
      },
      ...(payload === undefined ? {} : { payload }),
    });
    const { statusCode: status } = reply;
    const text = await textOf(reply);
    return { status, text, body: objectOf(text), headers: { ...reply.headers } };
  };
  await until('console is ready', async () => {
    const { status, text } = await call('GET', '/health/ready');
    if (status === 200) return true;
    throw new Error(text);
  });
  return {
    ...{ db, anchorsPath, said, call },
    signIn: async (credentials) => {
      const answer = await call('POST', '/v1/session', { body: credentials });
      if (answer.status !== 200) throw new Error(`not let in: ${answer.status} ${answer.text}`);
      return sessionOf(answer);
    },
    listen: async () => {
      await app.listen(0, '127.0.0.1');
      return app.getUrl();
    },
    close: async () => {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Of a stream of events nothing is read. */
function textOf(reply: Awaited<ReturnType<NestFastifyApplication['inject']>>): Promise<string> {
  const stream = reply.stream();
  if (!String(reply.headers['content-type']).startsWith('text/event-stream')) {
    return streamText(stream);
  }
  stream.destroy();
  return Promise.resolve('');
}

function objectOf(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {}; // an empty body, or lines
  }
}

/** The session that an answer hands over. */
export function sessionOf({ headers, body }: ConsoleAnswer): BrowserSession {
  const [cookie] = String(headers['set-cookie']).split(';');
  return { cookie: cookie ?? '', csrf: String(body['csrf']) };
}

/** Puts an account into the database whose password is `PASSWORD` and not an initial one. */
export async function insertUser(
  db: Db,
  user: Partial<UserDoc> & { readonly grants: readonly Grant[] },
): Promise<UserDoc> {
  const at = new Date(CONSOLE_START);
  const doc: UserDoc = {
    _id: randomUUID(),
    username: `u-${randomUUID().slice(0, 8)}`,
    name: '某人',
    area: '360829',
    areas: ['360829', '360800', '360000'],
    state: 'active',
    version: 1,
    createdAt: at,
    password: { hash: HASH, changedAt: at, initial: false, past: [HASH] },
    ...user,
  };
  await consoleCollectionsOf(db).users.insertOne(doc);
  return doc;
}

/** Begins a session of an account without signing in. */
export async function insertSession(db: Db, user: UserDoc, now: number): Promise<BrowserSession> {
  const token = newSessionToken();
  const later = new Date(now + 3_600_000);
  await consoleCollectionsOf(db).sessions.insertOne({
    _id: sessionIdOf(token),
    user: user._id,
    startedAt: new Date(now),
    idleUntil: later,
    endsAt: later,
  });
  return { cookie: `hcp_session=${token}`, csrf: csrfOf(token) };
}
