import { createServer } from 'node:net';

import { StackError } from './stack.error.js';

/** Below Linux's ephemeral range: no outgoing connection can take such a port between restarts. */
const LOWEST = 20_000;
const HIGHEST = 32_000;

/** Whether a server could listen on 127.0.0.1:port now. */
export async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

/** A port on 127.0.0.1 that nobody listens on and no outgoing connection will be given. */
export async function freePort(taken: readonly number[] = []): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    if (!taken.includes(port) && (await isFree(port))) return port;
  }
  throw new StackError(`no free port between ${LOWEST} and ${HIGHEST} on 127.0.0.1`);
}

/** `count` different free ports. */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) ports.push(await freePort(ports));
  return ports;
}

/** Refuses a port that is in use, naming the setting that moves it. */
export async function requireFreePort(port: number, who: string, setting: string): Promise<void> {
  if (await isFree(port)) return;
  throw new StackError(
    `port ${port} for ${who} is in use: stop what listens there (ss -ltnp 'sport = :${port}') or set ${setting} to another port`,
  );
}
