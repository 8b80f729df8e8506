import { connect, createServer, type Server, type Socket } from 'node:net';
import { openMongo } from '#shared/mongo/connect.js';
import { databaseFault } from '#shared/mongo/migrations.js';
import { freePort } from '../../tools/stack/ports.js';
import { freshDatabase } from '../support/fresh-database.js';
import { until } from '../support/until.js';

const sockets = new Set<Socket>();

/** Passes everything on to the real MongoDB. */
async function open(port: number, behind: number): Promise<Server> {
  const server = createServer((near) => {
    const far = connect(behind, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.pipe(other);
    }
  });
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      resolve(server);
    });
  });
}

it('a database that was away when it was first asked is found once it is there', async () => {
  const database = await freshDatabase('late');
  const uri = new URL(database.uri);
  const behind = Number(uri.port);
  uri.port = String(await freePort());
  const db = openMongo(uri.href);
  try {
    expect(await databaseFault(db)).toMatch(/^MongoDB cannot be reached: /);
    await expect(db.command({ ping: 1 })).rejects.toThrow();
    const server = await open(Number(uri.port), behind);
    try {
      await until('the database to be found', async () => (await databaseFault(db)) === undefined);
    } finally {
      await db.client.close();
      for (const socket of sockets) socket.destroy();
      server.close();
    }
  } finally {
    await database.drop();
  }
});
