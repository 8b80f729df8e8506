import type { TopicRecord } from '#shared/contract/record.js';

/** The first records within both limits; at least one, however large it is. */
export function sliceOf(
  records: readonly TopicRecord[],
  maxEvents: number,
  maxBytes: number,
): readonly TopicRecord[] {
  let bytes = 0;
  for (let i = 0; i < records.length; i += 1) {
    bytes += records[i]?.value?.length ?? 0;
    if (i > 0 && (i >= maxEvents || bytes > maxBytes)) return records.slice(0, i);
  }
  return records;
}
