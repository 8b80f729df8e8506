import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DynamicModule, Type } from '@nestjs/common';
import { HealthService } from '../health/health.service.js';
import { ClosingConnections } from './closing-connections.js';
import { NestLogger, type Logger } from './logger.js';
import { StopSignals } from './stop-signals.js';

export interface RunOptions {
  readonly host: string;
  readonly port: number;
  readonly logger: Logger;
  /** How long it serves on after SIGTERM while it says that it is not ready; absent: not at all. */
  readonly drainSeconds?: number;
  readonly bodyLimit?: number;
  /** Addresses or networks of proxies whose X-Forwarded-For is believed; absent: none. */
  readonly trustedProxies?: readonly string[];
  /** Runs after the application is made and before it listens. */
  readonly prepare?: (app: NestFastifyApplication) => void | Promise<void>;
}

/**
 * Starts one service and stops it on SIGTERM or SIGINT: it is not ready at once, serves on for the
 * drain, listeners close, what was taken in is finished (Nest's shutdown hooks), and the process
 * ends by itself, or 30 s after the drain by force. The module must have `HealthService`.
 */
export async function runApp(
  module: Type | DynamicModule,
  options: RunOptions,
): Promise<NestFastifyApplication> {
  const { host, port, logger, drainSeconds = 0 } = options;
  const signals = new StopSignals(logger);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapterOf(options), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  await options.prepare?.(app);
  const health = app.get(HealthService);
  const isLeaving = (): boolean => health.isLeaving;
  const connections = new ClosingConnections(app.getHttpServer(), { isLeaving, logger });
  await app.listen(port, host);
  logger.info({ host, port }, 'listening');
  const close = (): Promise<void> => app.close();
  signals.stops({ health, connections, drainMs: drainSeconds * 1_000, close });
  return app;
}

function adapterOf({ bodyLimit = 1024 * 1024, trustedProxies = [] }: RunOptions): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit,
    logger: false,
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    // What still comes over an open connection while it closes is answered like any other.
    return503OnClosing: false,
  });
}
