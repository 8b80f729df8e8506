import mongoose from 'mongoose';

const { BSON } = mongoose.mongo;

const DOCUMENT = 3;
const ARRAY = 4;

type Value = unknown;

/**
 * A document that is written with the very bytes it was read from: its numbers keep their types,
 * and its fields their order, which a JavaScript object does not where they look like numbers
 * ("01" would come behind "10").
 */
export function exactDocument(bytes: Buffer): Map<string, Value> {
  const values = BSON.deserialize(bytes, { promoteValues: false, promoteBuffers: false });
  return ordered(bytes, values);
}

function ordered(bytes: Buffer, values: Readonly<Record<string, Value>>): Map<string, Value> {
  const fields = new Map<string, Value>();
  for (const [type, nameAt, nameLength, at, length] of BSON.onDemand.parseToElements(bytes)) {
    const name = bytes.toString('utf8', nameAt, nameAt + nameLength);
    const value = values[name];
    const isNested = type === DOCUMENT || type === ARRAY;
    fields.set(name, isNested ? nested(type, bytes.subarray(at, at + length), value) : value);
  }
  return fields;
}

function nested(type: number, bytes: Buffer, value: Value): Value {
  const fields = ordered(bytes, value as Readonly<Record<string, Value>>);
  return type === ARRAY ? [...fields.values()] : fields;
}
