import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';

import { requirePrometheus } from '../../tools/stack/find-prometheus.js';
import { ManagedProcess } from '../../tools/stack/managed-process.js';
import { freePort } from '../../tools/stack/ports.js';

/** One series of an answer, with its value at the end. */
export interface Found {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [time: number, value: string];
}

/** Addresses (`host:port`) that are scraped under a name. */
export type Jobs = Readonly<Record<string, readonly string[]>>;

/** A real Prometheus that scrapes every second, for one test. */
export class Prometheus {
  private constructor(
    private readonly process: ManagedProcess,
    private readonly address: string,
  ) {}

  /** `rules`: texts of rule files by name. Everything is kept below `dir`. */
  static async start(
    dir: string,
    jobs: Jobs,
    rules: Readonly<Record<string, string>> = {},
  ): Promise<Prometheus> {
    const { prometheus } = await requirePrometheus(() => undefined);
    await mkdir(join(dir, 'rules'), { recursive: true });
    for (const [name, text] of Object.entries(rules)) {
      await writeFile(join(dir, 'rules', name), text);
    }
    const config = {
      global: { scrape_interval: '1s', evaluation_interval: '1s' },
      rule_files: ['rules/*.yaml'],
      scrape_configs: Object.entries(jobs).map(([job, targets]) => ({
        ...{ job_name: job, static_configs: [{ targets }] },
      })),
    };
    await writeFile(join(dir, 'prometheus.yml'), stringify(config));
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const server = new ManagedProcess({
      name: 'prometheus',
      command: prometheus,
      args: [
        `--config.file=${join(dir, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(dir, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
        '--log.level=warn',
      ],
      logFile: join(dir, 'prometheus.log'),
      isReady: async () => {
        try {
          return (await fetch(`${address}/-/ready`)).ok;
        } catch {
          return false;
        }
      },
    });
    await server.start();
    return new Prometheus(server, address);
  }

  /** The answer of an instant query; a scalar has no labels. Throws what Prometheus says. */
  async query(expr: string): Promise<readonly Found[]> {
    const response = await fetch(`${this.address}/api/v1/query`, {
      method: 'POST',
      body: new URLSearchParams({ query: expr }),
    });
    const answer = (await response.json()) as {
      readonly error?: string;
      readonly data?: { readonly resultType: string; readonly result: unknown };
    };
    if (answer.data === undefined) throw new Error(`${expr}: ${answer.error ?? response.status}`);
    const { resultType, result } = answer.data;
    if (resultType === 'scalar') return [{ metric: {}, value: result as Found['value'] }];
    return result as readonly Found[];
  }

  async stop(): Promise<void> {
    await this.process.kill('SIGKILL');
  }
}
