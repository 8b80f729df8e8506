import { join } from 'node:path';
import { startStack } from '../../tools/stack/start-stack.js';
import type { Stack } from '../../tools/stack/stack.types.js';
import type { House } from './house.js';

/** Everything of a house that takes in, counts or reads; its backends stay. */
export async function closeServices(house: House): Promise<void> {
  for (const service of [house.ingest, house.report, ...house.aggregators]) await service.stop();
}

export async function openServices(house: House): Promise<void> {
  for (const service of [...house.aggregators, house.report, house.ingest]) await service.launch();
}

/** Kafka and MongoDB of a house are lost with all their data: empty ones stand at their addresses. */
export async function loseBackends(house: House): Promise<Stack> {
  const { kafka, mongo } = house.stack;
  for (const node of [...kafka, ...mongo]) await node.kill('SIGKILL');
  // What is in containers holds its ports until then.
  await house.stack.stop();
  return startStack({
    dir: join(house.dir, 'new-stack'),
    ports: { kafka: kafka.map(({ port }) => port), mongo: mongo.map(({ port }) => port) },
  });
}
