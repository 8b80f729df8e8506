import { RegistryView } from '#shared/domain/registry-view.js';
import type { Registry } from '#shared/domain/registry.js';

/** The registry as it was read once, for as long as a command runs. */
export class RegistryOnce extends RegistryView {
  constructor(private readonly registry: Registry) {
    super();
  }

  current(): Registry {
    return this.registry;
  }

  isLoaded(): boolean {
    return true;
  }

  ageSeconds(): number {
    return 0;
  }

  /** It has none: a command signs with the secret that it is given. */
  sourceKeys(): readonly string[] {
    return [];
  }
}
