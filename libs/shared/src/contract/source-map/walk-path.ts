import type { Path, Step } from './path.js';
import { itemsOf, valueOf, type Place } from './place.js';

type Walk = (value: unknown) => unknown;

/** Compiles a path: the value there, undefined when there is none, a list after `[]`. */
export function walkPath({ from, steps }: Path): (place: Place) => unknown {
  const walk = walkSteps(steps);
  if (from === 0) return ({ value }) => walk(value);
  return (place) => walk(startOf(place, from).value);
}

function startOf(place: Place, from: number | 'body'): Place {
  let start = place;
  for (let up = 0; start.above !== undefined && (from === 'body' || up < from); up += 1) {
    start = start.above;
  }
  return start;
}

function walkSteps(steps: readonly Step[]): Walk {
  const [step, ...rest] = steps;
  if (step === undefined) return (value) => value;
  const go = walkSteps(rest);
  switch (step.kind) {
    case 'key': {
      const { key } = step;
      return rest.length === 0
        ? (value) => valueOf(value, key)
        : (value) => go(valueOf(value, key));
    }
    case 'place':
      return (value) => go(itemsOf(value)[step.place]);
    case 'each':
      return (value) => itemsOf(value).flatMap((item) => itemsOf(go(item)));
    case 'where':
      return (value) => go(itemsOf(value).find((item) => textAt(item, step.key) === step.value));
  }
}

function textAt(item: unknown, key: string): string | undefined {
  const value = valueOf(item, key);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}
