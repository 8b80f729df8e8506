import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../../tools/stack/ports.js';
import { repositoryRoot } from '../../tools/stack/stack.paths.js';
import { temporaryFolder } from '../../tools/stack/temporary-folder.js';
import { freshDatabase } from '../support/fresh-database.js';
import { Service } from '../support/service.js';

it('a service that is stopped does not wait for connections that never said a word', async () => {
  const [dir, port] = [await temporaryFolder(), await freePort()];
  const database = await freshDatabase('silent');
  const root = repositoryRoot();
  const service = await Service.start(
    {
      name: 'console',
      command: join(root, 'node_modules/.bin/node'),
      args: [join(root, 'dist/apps/console/src/main.js')],
      env: {
        ...process.env,
        MONGODB_URI: database.uri,
        CONSOLE_PORT: String(port),
        HCP_KEYRING: join(dir, 'keyring.json'),
        HCP_AUDIT_ANCHORS: join(dir, 'anchors.ndjson'),
      },
      cwd: dir,
      logFile: join(dir, 'console.log'),
    },
    port,
  );
  const silent = connect(port, '127.0.0.1');
  await once(silent, 'connect');
  const closed = once(silent, 'close');
  // It ends by itself: by force it would end with 1.
  expect(await service.stop()).toBe('exit code 0');
  await closed;
  await database.drop();
}, 120_000);
