import { isEventTime } from '../../domain/event-time.js';
import { integerOf, readConstant } from './constant.js';
import type { Located, LocatedEntry } from './located.js';
import type { Entries, MapReader } from './map-reader.js';
import { pathOf, readField, readPath, readTimes } from './read-field.js';
import type { Constant, Delay, RecordRule, Test } from './source-map.js';
import type { Target } from './target.js';
import type { TimeFormat } from './time-format.js';

/** What the rules of one kind may speak of. */
export interface RuleContext {
  readonly targets: ReadonlyMap<string, Target>;
  readonly times: readonly TimeFormat[];
}

/** Reads rules about whole records; only those of `distrust` may set fields. */
export function readRules(
  reader: MapReader,
  entry: LocatedEntry | undefined,
  context: RuleContext,
): RecordRule[] {
  const names = entry?.key === 'distrust' ? ['when', 'delay', 'set'] : ['when', 'delay'];
  return reader.many(entry, (node) => {
    const entries = reader.entries(node, `a rule of ${entry?.key ?? ''}`, names);
    return entries === null ? null : readRule(reader, node, entries, context);
  });
}

function readRule(
  reader: MapReader,
  node: Located,
  entries: Entries,
  context: RuleContext,
): RecordRule {
  const delay = entries.get('delay');
  const rule = {
    when: readWhen(reader, entries.get('when')),
    delay: delay === undefined ? null : readDelay(reader, delay, context.times),
    set: readSet(reader, entries.get('set'), context.targets),
  };
  const saysNothing = !entries.has('delay') && rule.when.length === 0;
  if (saysNothing)
    reader.refuse(node.line, 'a rule needs when or delay, else it meets every record');
  return rule;
}

function readWhen(reader: MapReader, entry: LocatedEntry | undefined): RecordRule['when'] {
  const table = entry === undefined ? null : reader.table(entry.value, 'when');
  return (table?.entries ?? []).flatMap((condition) => {
    const path = pathOf(reader, condition.line, condition.key);
    const test = readTest(reader, condition);
    return path === null || test === null ? [] : [{ path, test }];
  });
}

function readTest(reader: MapReader, condition: LocatedEntry): Test | null {
  const { value } = condition;
  if (value.kind !== 'table') {
    return { kind: 'one-of', values: new Set(reader.texts(condition)) };
  }
  const names = reader.entries(value, condition.key, ['blank', 'not', 'same']);
  const [test, ...more] = names?.values() ?? [];
  if (test === undefined || more.length > 0) {
    return reader.refuse(value.line, `${condition.key} needs one of blank, not, same`);
  }
  if (test.key === 'not') return { kind: 'none-of', values: new Set(reader.texts(test)) };
  if (test.key === 'blank') {
    return { kind: 'blank', is: reader.word(test, ['true', 'false']) === 'true' };
  }
  const as = readPath(reader, test.value, condition.key);
  return as === null ? null : { kind: 'same', as };
}

function readDelay(
  reader: MapReader,
  { value: node, line }: LocatedEntry,
  inherited: readonly TimeFormat[],
): Delay | null {
  const names = reader.entries(node, 'delay', ['from', 'to', 'minutes', 'within', 'time']);
  if (names === null) return null;
  const times = names.has('time') ? readTimes(reader, names.get('time')) : inherited;
  const [from, to] = [names.get('from'), names.get('to')];
  const minutes = readNumbers(reader, names.get('minutes'));
  const [within = 0] = readNumbers(reader, names.get('within'));
  if (from === undefined || to === undefined || minutes.length === 0) {
    return reader.refuse(line, 'delay needs from, to and minutes');
  }
  return {
    from: readField(reader, from, someTime('from'), times),
    to: readField(reader, to, someTime('to'), times),
    minutes,
    within,
  };
}

/** A time of the source that need not be one of the contract. */
const someTime = (field: string): Target => ({
  field,
  kind: 'time',
  required: false,
  fits: (value) => typeof value === 'string' && isEventTime(value),
});

function readNumbers(reader: MapReader, entry: LocatedEntry | undefined): number[] {
  return reader.many(entry, (node) => {
    const number = integerOf(reader.text(node, entry?.key ?? '') ?? '');
    return number ?? reader.refuse(node.line, `${entry?.key ?? ''} must be a whole number`);
  });
}

function readSet(
  reader: MapReader,
  entry: LocatedEntry | undefined,
  targets: RuleContext['targets'],
): ReadonlyMap<string, Constant> {
  const table = entry === undefined ? null : reader.table(entry.value, 'set');
  const set = new Map<string, Constant>();
  for (const { key, line, value } of table?.entries ?? []) {
    const target = targets.get(key);
    if (target === undefined) reader.refuse(line, noSuchField(key, targets));
    else set.set(key, readConstant(reader, value, target));
  }
  return set;
}

export const noSuchField = (name: string, targets: ReadonlyMap<string, Target>): string =>
  `the contract has no field ${name}; it has ${[...targets.keys()].join(', ')}`;
