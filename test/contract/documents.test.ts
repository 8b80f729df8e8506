import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { contractDocuments } from '../../tools/docs/contract-documents.js';
import { repositoryRoot } from '../../tools/stack/stack.paths.js';
import { ingestDocument } from '../../apps/ingest/src/ingest.openapi.js';
import { asyncApiDocument } from '#shared/contract/asyncapi.js';

describe('the published documents of the contract', () => {
  it.each(Object.entries(contractDocuments()))('%s is current', async (path, text) => {
    const stored = await readFile(join(repositoryRoot(), path), 'utf8');
    // Layout is the formatter's business.
    const content = (document: string): unknown =>
      path.endsWith('.json')
        ? JSON.parse(document)
        : document.split(/[\s|]+|-{3,}/).filter(Boolean);
    expect(content(stored)).toEqual(content(text));
  });

  it.each([
    ...Object.entries(ingestDocument().components.schemas),
    ...Object.entries(asyncApiDocument().components.schemas),
  ])('the schema %s is one that any JSON Schema tool reads', (_, schema) => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'doc', components: { schemas: ingestDocument().components.schemas } });
    expect(ajv.validateSchema(schema)).toBe(true);
    expect(JSON.stringify(schema)).not.toContain('hcp-');
  });
});
