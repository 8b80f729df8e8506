import { readFile } from 'node:fs/promises';
import { DemoError } from './demo.error.js';

/** Reads a file `{"<source code>": "whsec_…"}`, or one that has this under `secrets`. */
export async function readSecrets(path: string): Promise<Map<string, string>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new DemoError(`cannot read the secrets of the demo sources from ${path}`, {
      cause: error,
    });
  }
  const parsed: unknown = JSON.parse(text);
  const secrets = new Map<string, string>();
  const whole: object = typeof parsed === 'object' && parsed !== null ? parsed : {};
  const table: unknown = 'secrets' in whole ? whole.secrets : whole;
  for (const [code, secret] of Object.entries(table ?? {})) {
    if (typeof secret === 'string') secrets.set(code, secret);
  }
  return secrets;
}
