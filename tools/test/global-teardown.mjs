import { rm } from 'node:fs/promises';

export default async function globalTeardown() {
  const { stop, dir } = globalThis.hcpBackends;
  await stop();
  await rm(dir, { recursive: true, force: true });
}
