import { citizenPaths, citizenSchemas } from './citizen-api/citizen-api.openapi.js';
import { sourceApiDocument } from './source-api/source-api.openapi.js';
import { statementPaths, statementSchemas } from './statements/statements.openapi.js';

/** The OpenAPI 3.1 document of ingest: what source systems send, and what citizens' pages ask. */
export function ingestDocument() {
  const { paths, components, ...rest } = sourceApiDocument();
  return {
    ...rest,
    paths: { ...paths, ...statementPaths(), ...citizenPaths() },
    components: { schemas: { ...components.schemas, ...statementSchemas(), ...citizenSchemas() } },
  };
}
