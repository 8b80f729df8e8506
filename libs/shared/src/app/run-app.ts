import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DynamicModule, Type } from '@nestjs/common';
import { ClosingConnections } from './closing-connections.js';
import { NestLogger, type Logger } from './logger.js';

export interface RunOptions {
  readonly host: string;
  readonly port: number;
  readonly logger: Logger;
  readonly bodyLimit?: number;
  /** Addresses or networks of proxies whose X-Forwarded-For is believed; absent: none. */
  readonly trustedProxies?: readonly string[];
  /** Runs after the application is made and before it listens. */
  readonly prepare?: (app: NestFastifyApplication) => void | Promise<void>;
}

const DRAIN_MS = 30_000;

/**
 * Starts one service and stops it on SIGTERM or SIGINT: listeners close, what was taken in is
 * finished (Nest's shutdown hooks), and the process ends by itself, or after 30 s by force.
 */
export async function runApp(
  module: Type | DynamicModule,
  options: RunOptions,
): Promise<NestFastifyApplication> {
  const trusted = options.trustedProxies ?? [];
  const adapter = new FastifyAdapter({
    bodyLimit: options.bodyLimit ?? 1024 * 1024,
    logger: false,
    trustProxy: trusted.length === 0 ? false : [...trusted],
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new NestLogger(options.logger),
    abortOnError: false,
  });
  await options.prepare?.(app);
  const connections = new ClosingConnections(app.getHttpServer());
  await app.listen(options.port, options.host);
  options.logger.info({ host: options.host, port: options.port }, 'listening');
  stopOnSignal(app, options.logger, connections);
  return app;
}

function stopOnSignal(
  app: NestFastifyApplication,
  logger: Logger,
  connections: ClosingConnections,
): void {
  const stop = (signal: NodeJS.Signals): void => {
    process.off('SIGTERM', stop);
    process.off('SIGINT', stop);
    logger.info({ signal }, 'stopping');
    const force = setTimeout(() => {
      // What is still open is what did not stop.
      logger.error({ open: process.getActiveResourcesInfo() }, 'did not stop in time');
      process.exit(1);
    }, DRAIN_MS);
    force.unref();
    connections.closeAsTheyFallIdle();
    app.close().then(
      () => {
        logger.info('stopped');
        process.exit(0);
      },
      (error: unknown) => {
        logger.error({ err: error }, 'stopped with an error');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
