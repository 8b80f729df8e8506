import type { RegistryView } from '#shared/domain/registry-view.js';
import type { Registry } from '#shared/domain/registry.js';
import { AppError } from '#shared/errors/app-error.js';

/** The registry, once there is one; throws `mongo-unavailable` before its first load. */
export function loadedRegistry(view: RegistryView): Registry {
  if (view.isLoaded()) return view.current();
  throw new AppError('mongo-unavailable', 'the registry is not loaded yet');
}
