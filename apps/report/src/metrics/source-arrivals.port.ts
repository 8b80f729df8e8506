/** When each sending system was last heard of. */
export interface SourceArrivals {
  /** The last arrival that was counted, by source; a source of which nothing ever was is not there. */
  last(sources: Iterable<string>): Promise<ReadonlyMap<string, Date>>;
}
