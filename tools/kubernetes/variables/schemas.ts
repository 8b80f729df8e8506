import type { TObject } from 'typebox';
import {
  AggregatorConfigSchema,
  readAggregatorConfig,
} from '../../../apps/aggregator/src/aggregator.config.js';
import {
  ConsoleConfigSchema,
  readConsoleConfig,
} from '../../../apps/console/src/console.config.js';
import { IngestConfigSchema, readIngestConfig } from '../../../apps/ingest/src/ingest.config.js';
import { ReportConfigSchema, readReportConfig } from '../../../apps/report/src/report.config.js';
import type { Environment } from '#shared/config/read-config.js';
import { HcpConfigSchema, readHcpConfig } from '../../hcp/hcp.config.js';

/** Who reads variables: its schemas, and what it reads them with. */
export interface Reader {
  readonly schemas: readonly TObject[];
  /** Throws `config-invalid` where it would not start. */
  readonly read: (environment: Environment) => unknown;
}

const hcp: Reader = { schemas: [HcpConfigSchema], read: readHcpConfig };

/** Readers by the name of the container, or of the job where it is not `hcp` alone. */
const READERS: Readonly<Record<string, Reader>> = {
  ingest: { schemas: [IngestConfigSchema], read: readIngestConfig },
  aggregator: { schemas: [AggregatorConfigSchema], read: readAggregatorConfig },
  report: { schemas: [ReportConfigSchema], read: readReportConfig },
  console: { schemas: [ConsoleConfigSchema], read: readConsoleConfig },
  // What is published by the command follows report's variables.
  publish: { schemas: [HcpConfigSchema, ReportConfigSchema], read: readReportConfig },
};

/** Who reads the environment of an object's container. */
export const readerOf = (object: string): Reader => READERS[object] ?? hcp;

/** The variables that a reader knows. */
export const variablesOf = ({ schemas }: Reader): Set<string> =>
  new Set(schemas.flatMap(({ properties }) => Object.keys(properties)));
