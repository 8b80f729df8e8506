type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A schema of a custom resource that refuses unknown fields, as an API server does that is asked
 * strictly: wherever fields are named and others are not let through on purpose.
 */
export function strict(schema: Json): Json {
  const { properties } = schema;
  const letsThrough =
    schema['x-kubernetes-preserve-unknown-fields'] === true || 'additionalProperties' in schema;
  const inner = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, key === 'properties' ? value : deep(value)]),
  );
  if (!isObject(properties)) return inner;
  const named = Object.fromEntries(
    Object.entries(properties).map(([name, each]) => [name, deep(each)]),
  );
  return { ...inner, properties: named, ...(letsThrough ? {} : { additionalProperties: false }) };
}

/** Below `allOf` and its like, and below conditions, fields are named that stand beside others. */
const COMBINING = new Set(['allOf', 'anyOf', 'oneOf', 'not']);

function deep(value: unknown): unknown {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return value;
  const rest = Object.entries(value).filter(([key]) => COMBINING.has(key));
  const own = Object.fromEntries(Object.entries(value).filter(([key]) => !COMBINING.has(key)));
  return { ...strict(own), ...Object.fromEntries(rest) };
}
