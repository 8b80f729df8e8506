import { Ajv2020 } from 'ajv/dist/2020.js';

/** What is wrong with an answer by a schema of the published document; empty when nothing is. */
export type AnswerFaults = (schema: string, answer: unknown) => readonly string[];

/** Reads the OpenAPI document that a running service publishes. */
export async function publishedAnswers(address: string): Promise<AnswerFaults> {
  const response = await fetch(`${address}/openapi.json`, { signal: AbortSignal.timeout(15_000) });
  const document = (await response.json()) as object;
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(document, 'document');
  return (name, answer) => {
    const validate = ajv.getSchema(`document#/components/schemas/${name}`);
    if (validate === undefined) throw new Error(`the document has no schema ${name}`);
    void validate(answer);
    return (validate.errors ?? []).map((fault) => `${fault.instancePath} ${fault.message ?? ''}`);
  };
}
