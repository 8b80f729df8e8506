import type { TObject, TSchema } from 'typebox';
import { AggregatorConfigSchema } from '../../apps/aggregator/src/aggregator.config.js';
import { ConsoleConfigSchema } from '../../apps/console/src/console.config.js';
import { IngestConfigSchema } from '../../apps/ingest/src/ingest.config.js';
import { ReportConfigSchema } from '../../apps/report/src/report.config.js';
import { HcpConfigSchema } from '../hcp/hcp.config.js';

const READERS: readonly (readonly [string, TObject])[] = [
  ['ingest', IngestConfigSchema],
  ['aggregator', AggregatorConfigSchema],
  ['report', ReportConfigSchema],
  ['console', ConsoleConfigSchema],
  ['bin/hcp', HcpConfigSchema],
];

interface Variable {
  readonly name: string;
  readonly value: string;
  readonly about: string;
}

/** Variables of the local backends: read before any service is built, so they have no schema. */
const STACK: readonly Variable[] = [
  {
    name: 'HCP_STACK',
    value: '',
    about: 'native: never use Docker; containers: every test in Docker',
  },
  { name: 'HCP_KAFKA_PORT', value: '9092', about: 'port of the local Kafka' },
  { name: 'HCP_MONGO_PORT', value: '27017', about: 'port of the local MongoDB' },
  { name: 'HCP_DEMO_HOST_PORT', value: '7010', about: 'port of the page that embeds ratings' },
  { name: 'HCP_KAFKA_IMAGE', value: 'apache/kafka:4.4.0', about: 'image of Kafka, with Docker' },
  { name: 'HCP_MONGO_IMAGE', value: 'mongo:6.0', about: 'image of MongoDB, with Docker' },
  { name: 'HCP_CACHE_DIR', value: '.cache/stack', about: 'where downloads are kept' },
];

const HEADER = `# Environment variables of haochaping with their defaults; nothing here needs to be set.
# Nothing reads this file: export what you change, or hand it to your supervisor.
# Written from the configuration schemas by: npm run build && node dist/tools/env/main.js`;

/** The text of .env.example: every variable with its default, its readers and what it means. */
export function envExample(): string {
  const sections = [...sectionsOf()].map(([readers, variables]) => section(readers, variables));
  return [HEADER, ...sections, section('npm start, npm test', STACK)].join('\n\n') + '\n';
}

/** Variables by who reads them, so that one that several read stands there once. */
function sectionsOf(): Map<string, Variable[]> {
  const readersOf = new Map<string, { readers: string[]; variable: Variable }>();
  for (const [reader, schema] of READERS) {
    for (const [name, of] of Object.entries(schema.properties as Record<string, TSchema>)) {
      const known = readersOf.get(name);
      if (known === undefined)
        readersOf.set(name, { readers: [reader], variable: variable(name, of) });
      else known.readers.push(reader);
    }
  }
  return new Map(
    [...Map.groupBy(readersOf.values(), ({ readers }) => readers.join(', '))].map(
      ([readers, entries]) => [readers, entries.map((entry) => entry.variable)],
    ),
  );
}

function variable(name: string, schema: TSchema): Variable {
  const {
    description,
    default: value,
    enum: values,
  } = schema as {
    readonly description?: string;
    readonly default?: string | number;
    readonly enum?: readonly string[];
  };
  const choices = values === undefined ? '' : `: ${values.join(', ')}`;
  return {
    name,
    value: value === undefined ? '' : String(value),
    about: `${description ?? ''}${choices}`,
  };
}

/** What has no default is commented out: an empty value is read as absent, but says less. */
function section(readers: string, variables: readonly Variable[]): string {
  const lines = variables.map(({ name, value, about }) =>
    value === '' ? `# ${about}\n# ${name}=` : `# ${about}\n${name}=${value}`,
  );
  return [`### ${readers}`, ...lines].join('\n');
}
