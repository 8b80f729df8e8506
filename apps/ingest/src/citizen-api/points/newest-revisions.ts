import type { FoundRow } from './service-finder.port.js';

/** Of each service its newest revision, the oldest service first; withdrawn ones are gone. */
export function newestRevisions(rows: readonly FoundRow[]): FoundRow[] {
  const newest = new Map<string, FoundRow>();
  for (const row of rows) {
    const known = newest.get(row.service);
    if (known === undefined || row.revision > known.revision) newest.set(row.service, row);
  }
  return [...newest.values()]
    .filter(({ withdrawn }) => withdrawn !== true)
    .sort((a, b) => a.servedAt.getTime() - b.servedAt.getTime());
}
