import { join } from 'node:path';
import { answersOk } from '../stack/answers-ok.js';
import { ManagedProcess } from '../stack/managed-process.js';
import { freePort } from '../stack/ports.js';

/** A service of the restored system. */
export interface DrillService {
  readonly address: string;
  stop(): Promise<void>;
}

const PORT_VARIABLE = { aggregator: 'AGGREGATOR_PORT', report: 'REPORT_PORT' } as const;

/** Starts a service from the build on a free port; resolves when it is ready. */
export async function startService(
  root: string,
  dir: string,
  name: keyof typeof PORT_VARIABLE,
  environment: NodeJS.ProcessEnv,
): Promise<DrillService> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const service = new ManagedProcess({
    name,
    command: process.execPath,
    args: ['--enable-source-maps', join(root, `dist/apps/${name}/src/main.js`)],
    cwd: root,
    env: { ...environment, [PORT_VARIABLE[name]]: String(port) },
    logFile: join(dir, `${name}.log`),
    isReady: () => answersOk(`${address}/health/ready`),
    readyTimeoutMs: 180_000,
    stopGraceMs: 35_000,
  });
  await service.start();
  return { address, stop: () => service.stop() };
}
