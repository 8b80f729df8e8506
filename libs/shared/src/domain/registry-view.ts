import type { Registry } from './registry.js';

/**
 * The registry as a service sees it: always in memory, replaced as a whole when it changes. An
 * abstract class and not an interface, so that it can be asked for by type.
 */
export abstract class RegistryView {
  /** The registry last loaded; the empty one (version 0) before the first load. */
  abstract current(): Registry;
  /** False until the first load: then nothing may be judged by `current()`. */
  abstract isLoaded(): boolean;
  /** Seconds since the registry was last known to be current; infinite before the first load. */
  abstract ageSeconds(): number;
  /** The secrets a source may sign with now, newest first; none for an unknown source. */
  abstract sourceKeys(code: string): readonly string[];
}
