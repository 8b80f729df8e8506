import { createLogger } from '#shared/app/logger.js';
import { runApp } from '#shared/app/run-app.js';
import { anchorKeyPath, loadOrCreateAnchorKey } from '#shared/crypto/anchor-key.js';
import { loadOrCreateKeyring } from '#shared/crypto/keyring.js';
import { readConsoleConfig } from './console.config.js';
import { ConsoleModule } from './console.module.js';
import { prepareConsole } from './http/prepare-console.js';

const config = readConsoleConfig(process.env);
const logger = createLogger('console', config.LOG_LEVEL);
const keyring = await loadOrCreateKeyring(config.HCP_KEYRING);
const anchorKey = await loadOrCreateAnchorKey(anchorKeyPath(config.HCP_KEYRING));

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const ground = { config, logger, keyring, anchorKey, ...(process.stdout.isTTY ? { say } : {}) };

await runApp(ConsoleModule.of(ground), {
  host: config.HCP_HOST,
  port: config.CONSOLE_PORT,
  logger,
  drainSeconds: config.HCP_DRAIN_SECONDS,
  trustedProxies: config.trustedProxies,
  prepare: (app) => prepareConsole(app, config.pages),
});
