import { eventTime } from '../../domain/event-time.js';
import { compileField } from './compile-field.js';
import type { Path } from './path.js';
import type { Place } from './place.js';
import { Refusal, textReader } from './plain-text.js';
import type { Delay, RecordRule, Test } from './source-map.js';
import { walkPath } from './walk-path.js';

type Texts = ReturnType<typeof textReader>;

/** Whether a rule meets a record; a refusal when a time that it asks for cannot be read. */
export type Meets = (place: Place) => boolean | Refusal;

/** Compiles a rule about whole records: it holds when all of it holds. */
export function compileRule({ when, delay }: RecordRule, blanks: ReadonlySet<string>): Meets {
  const texts = textReader(blanks);
  const conditions: Meets[] = when.map(({ path, test }) => meets(path, test, texts));
  if (delay !== null) conditions.push(lag(delay, blanks));
  return (place) => {
    for (const condition of conditions) {
      const held = condition(place);
      if (held !== true) return held;
    }
    return true;
  };
}

function meets(path: Path, test: Test, texts: Texts): Meets {
  const walk = walkPath(path);
  if (test.kind === 'same') {
    const other = walkPath(test.as);
    return (place) => {
      const text = texts(walk(place), path.text);
      return typeof text === 'string' && text === texts(other(place), test.as.text);
    };
  }
  return (place) => {
    const read = texts(walk(place), path.text);
    // What is no single value is not blank, and equals none.
    const text = read instanceof Refusal ? null : read;
    switch (test.kind) {
      case 'blank':
        return (text === undefined) === test.is;
      case 'one-of':
        return text !== undefined && text !== null && test.values.has(text);
      case 'none-of':
        return text === undefined || text === null || !test.values.has(text);
    }
  };
}

const MINUTE = 60_000;

function lag({ from, to, minutes, within }: Delay, blanks: ReadonlySet<string>): Meets {
  const ends = [compileField(from, blanks), compileField(to, blanks)];
  return (place) => {
    const at: number[] = [];
    for (const read of ends) {
      const time = read(place);
      if (time instanceof Refusal) return time;
      if (typeof time !== 'string') return false;
      at.push(eventTime(time));
    }
    const [start = 0, end = 0] = at;
    return minutes.some((n) => Math.abs(end - start - n * MINUTE) <= within * 1_000);
  };
}
