import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  Ajv2020,
  type AnySchemaObject,
  type Options,
  type ValidateFunction,
} from 'ajv/dist/2020.js';
import type { SchemaFolder } from '../fetch/fetch-schemas.js';
import type { Manifest } from '../render/manifest.js';

/** Compiled when it is first needed; undefined where the version does not know the kind. */
export type FindSchema = (manifest: Manifest) => Promise<ValidateFunction | undefined>;

const IGNORE_CASE = '(?i)';

/** Schemas write regular expressions as Go reads them: `(?i)` in front, where here is a flag. */
const goRegExp = Object.assign(
  (pattern: string, flags: string): RegExp =>
    pattern.includes(IGNORE_CASE)
      ? new RegExp(pattern.replaceAll(IGNORE_CASE, ''), `${flags}i`)
      : new RegExp(pattern, flags),
  { code: 'goRegExp' },
);

/** Formats here say how wide a number is, which a text does not tell. */
export const AJV_OPTIONS: Options = {
  strict: false,
  validateFormats: false,
  allErrors: true,
  code: { regExp: goRegExp },
};

const DEFINITIONS = 'https://kubernetes.io/api/_definitions.json';

const readJson = async (path: string): Promise<AnySchemaObject> =>
  JSON.parse(await readFile(path, 'utf8')) as AnySchemaObject;

/** The schemas of Kubernetes' own resources of one version. */
export async function kubernetesSchemas({ path }: SchemaFolder): Promise<FindSchema> {
  const ajv = new Ajv2020(AJV_OPTIONS);
  ajv.addSchema(await readJson(join(path, '_definitions.json')), DEFINITIONS);
  const compiled = new Map<string, ValidateFunction>();
  return async ({ apiVersion, kind }) => {
    const file = join(path, fileOf(apiVersion, kind));
    if (!existsSync(file)) return undefined;
    const known = compiled.get(file) ?? ajv.compile(await readJson(file));
    compiled.set(file, known);
    return known;
  };
}

/** `networking.k8s.io/v1` and NetworkPolicy: networkpolicy-networking-v1.json. */
function fileOf(apiVersion: string, kind: string): string {
  const [group = '', version] = apiVersion.split('/');
  const name = version === undefined ? group : `${group.split('.')[0] ?? ''}-${version}`;
  return `${kind.toLowerCase()}-${name}.json`;
}
