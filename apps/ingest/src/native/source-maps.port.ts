import type { CompiledMap } from '#shared/contract/source-map/compile-map.js';
import type { MappedKind } from '#shared/contract/source-map/target.js';

/** The maps of sources, as they are in force now. */
export interface SourceMaps {
  /**
   * `none` when nobody wrote one for the source and kind; `refused` when there is a file, but it is
   * wrong and no good one came before it.
   */
  of(source: string, kind: MappedKind): CompiledMap | 'none' | 'refused';
}
