import { readFile } from 'node:fs/promises';
import { Ajv2020, type AnySchemaObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { AJV_OPTIONS, type FindSchema } from './kubernetes-schemas.js';
import { strict } from './strict.js';

interface Definition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly schema: { readonly openAPIV3Schema: AnySchemaObject };
    }[];
  };
}

/** What the API server itself knows of an object, whatever its kind. */
const OF_EVERY_OBJECT = {
  apiVersion: { type: 'string' },
  kind: { type: 'string' },
  metadata: { type: 'object' },
};

/** The schemas in files with definitions of custom resources. */
export async function customSchemas(files: readonly string[]): Promise<FindSchema> {
  const ajv = new Ajv2020(AJV_OPTIONS);
  const known = new Map<string, ValidateFunction>();
  for (const file of files) {
    const { spec } = parse(await readFile(file, 'utf8')) as Definition;
    for (const { name, schema } of spec.versions) {
      const whole = strict(schema.openAPIV3Schema);
      const properties = { ...(whole['properties'] as object), ...OF_EVERY_OBJECT };
      known.set(
        `${spec.group}/${name} ${spec.names.kind}`,
        ajv.compile({ ...whole, properties } as AnySchemaObject),
      );
    }
  }
  return ({ apiVersion, kind }) => Promise.resolve(known.get(`${apiVersion} ${kind}`));
}
