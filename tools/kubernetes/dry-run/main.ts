import { rm } from 'node:fs/promises';
import { StackError } from '../../stack/stack.error.js';
import { temporaryFolder } from '../../stack/temporary-folder.js';
import { fetchCustomResources } from '../fetch/fetch-custom-resources.js';
import { openControlPlane } from './control-plane.js';
import { dryRun, installCustomResources } from './dry-run.js';
import { buildPrograms } from './programs.js';

const tell = console.log;

/** `npm run k8s:dry-run`: every overlay, judged by a Kubernetes API server that is started for it. */
async function main(): Promise<number> {
  const programs = await buildPrograms(tell);
  const customResources = await fetchCustomResources(tell);
  const dir = await temporaryFolder();
  try {
    const plane = await openControlPlane(programs, dir);
    try {
      await installCustomResources(plane, customResources);
      return await dryRun(plane, dir, tell);
    } finally {
      await plane.stop();
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

try {
  if ((await main()) > 0) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof StackError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
