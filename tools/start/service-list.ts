import { join } from 'node:path';

import { answersOk } from '../stack/answers-ok.js';
import type { ProcessSpec } from '../stack/managed-process.js';

/** What is listened on. */
export interface Listener {
  readonly name: string;
  /** The variable that sets its port, and the port without it. */
  readonly portVariable: string;
  readonly defaultPort: number;
  /** What a person finds there, for the terminal. */
  readonly about: string;
}

/** A service that `npm start` runs. */
export interface ServiceEntry extends Listener {
  /** What else the service listens on. */
  readonly also?: Listener;
}

const REPORT: ServiceEntry = {
  name: 'report',
  portVariable: 'REPORT_PORT',
  defaultPort: 7003,
  about: 'rankings: /v1/rankings?subject=area&peers=city&period=…',
  also: {
    name: 'public',
    portVariable: 'HCP_PUBLIC_SITE_PORT',
    defaultPort: 7005,
    about: 'what everybody may see: open it in a browser',
  },
};

/** In the order of their start; they are stopped in the opposite order of the way of a rating. */
export const SERVICES: readonly ServiceEntry[] = [
  {
    name: 'aggregator',
    portVariable: 'AGGREGATOR_PORT',
    defaultPort: 7002,
    about: 'counts each rating once: /health/ready, /metrics',
  },
  REPORT,
  {
    name: 'console',
    portVariable: 'CONSOLE_PORT',
    defaultPort: 7004,
    about: 'where officers work: open it in a browser',
  },
  {
    name: 'ingest',
    portVariable: 'INGEST_PORT',
    defaultPort: 7001,
    about: 'takes ratings: POST /v1/ratings, /openapi.json',
  },
];

/** Stopped first to last: nothing is taken in any more before what was taken in is counted. */
export const STOP_ORDER: readonly string[] = ['console', 'ingest', 'report', 'aggregator'];

/** Everything that is listened on, for whoever needs free ports or tells addresses. */
export const LISTENERS: readonly Listener[] = SERVICES.flatMap((service) =>
  service.also === undefined ? [service] : [service, service.also],
);

export function portOf(service: Listener, environment: NodeJS.ProcessEnv): number {
  return Number(environment[service.portVariable] ?? service.defaultPort);
}

/** Where services find each other, unless the environment says so. */
const found = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  HCP_REPORT_URL: `http://127.0.0.1:${portOf(REPORT, environment)}`,
});

/** How to run a service from the build. */
export function serviceSpec(
  service: ServiceEntry,
  root: string,
  environment: NodeJS.ProcessEnv,
): ProcessSpec {
  const port = portOf(service, environment);
  return {
    name: service.name,
    command: process.execPath,
    args: ['--enable-source-maps', join(root, `dist/apps/${service.name}/src/main.js`)],
    cwd: root,
    env: { ...found(environment), ...environment, [service.portVariable]: String(port) },
    logFile: join(root, `.data/log/${service.name}.log`),
    pidFile: join(root, `.data/run/${service.name}.pid`),
    isReady: async () => answersOk(`http://127.0.0.1:${port}/health/ready`),
    readyTimeoutMs: 120_000,
    // A service gives itself 30 s to finish what it took in.
    stopGraceMs: 35_000,
  };
}
