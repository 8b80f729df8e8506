import { shallowReactive } from 'vue';
import { useOfficer } from '../session/use-session';
import { placesApi, type PlacePart } from '../api/places';
import { placePart } from './place-part';
import { isFault } from '../api/fault';

const names = shallowReactive(new Map<string, string>());
const asked = new Set<string>();
const waiting: (() => Promise<void>)[] = [];
let running = 0;
/** So many look-ups at once: a list names a few dozen departments at most. */
const MOST_AT_ONCE = 4;

/**
 * Names of areas and departments by code, for what shows codes only. Each is asked for once, and
 * the code stands in its place until it is known.
 */
export function usePlaceNames(): { readonly nameOf: (part: PlacePart, code: string) => string } {
  const mayAsk = useOfficer().has('registry.read');
  return {
    nameOf: (part, code) => {
      const key = `${part}/${code}`;
      if (mayAsk && !asked.has(key) && code !== '') ask(part, code, key);
      return names.get(key) ?? code;
    },
  };
}

function ask(part: PlacePart, code: string, key: string): void {
  asked.add(key);
  waiting.push(async () => {
    try {
      const { rows, names: others } = await placesApi.find(part, code);
      for (const row of rows) names.set(`${part}/${row.code}`, row.name);
      // Of a handler's department the area is told, which he could not find by itself.
      for (const [other, name] of Object.entries(others)) {
        names.set(`${placePart(other)}/${other}`, name);
      }
    } catch (fault) {
      // Without a name the code is shown; what failed on the way is asked again another time.
      if (isFault(fault, 'offline', 'unavailable', 'no-session')) asked.delete(key);
    }
  });
  void work();
}

async function work(): Promise<void> {
  if (running >= MOST_AT_ONCE) return;
  running += 1;
  // Not in the middle of drawing a list: what it names is gathered first.
  await Promise.resolve();
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next();
  running -= 1;
}
