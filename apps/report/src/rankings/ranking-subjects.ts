import { CHANNELS, CHANNEL_NAMES } from '#shared/domain/channel.js';
import { HOURS_KINDS, HOURS_KIND_NAMES } from '#shared/domain/hours-kind.js';
import type { AreaLevel } from '#shared/domain/registry.js';
import { addTally, emptyTally, hasEvents, type Tallies, type Tally } from '../reading/tally.js';
import { areasOf, type Scope } from '../registry/scope.js';

/** One subject of a ranking with what was counted for it. */
export interface Subject {
  readonly code: string;
  readonly name: string;
  readonly tally: Tally;
}

const NOTHING: Tally = Object.freeze(emptyTally());

/** Departments of the scope, silent ones too; and those unknown to the registry if all are asked. */
export function departmentSubjects(scope: Scope, tallies: Tallies): Subject[] {
  const subjects: Subject[] = [];
  let found = 0;
  for (const [code, { name }] of scope.departments) {
    const tally = tallies.get(code);
    if (tally !== undefined) found += 1;
    subjects.push({ code, name, tally: tally ?? NOTHING });
  }
  if (!scope.everything || found === tallies.size) return subjects;
  for (const [code, tally] of tallies) {
    // Known, but of no area: it is in nobody's subtree.
    if (!scope.departments.has(code) && hasEvents(tally)) {
      subjects.push(subject(code, scope.view.departments.get(code)?.name, tallies));
    }
  }
  return subjects;
}

/** Areas with the sums of all departments of their subtrees. */
export function areaSubjects(
  scope: Scope,
  peers: AreaLevel | undefined,
  tallies: Tallies,
): Subject[] {
  const sums = new Map(
    areasOf(scope, peers).map((area) => [area.code, { area, tally: emptyTally() }]),
  );
  const above = new Map<string, Tally[]>();
  for (const [code, tally] of tallies) {
    const areaCode = scope.view.departments.get(code)?.areaCode;
    if (areaCode === undefined) continue;
    let counted = above.get(areaCode);
    if (counted === undefined) {
      const line = scope.view.areas.lineage(areaCode);
      counted = line.flatMap((area) => sums.get(area.code)?.tally ?? []);
      above.set(areaCode, counted);
    }
    for (const sum of counted) addTally(sum, tally);
  }
  return Array.from(sums.values(), ({ area, tally }) => ({
    code: area.code,
    name: area.name,
    tally,
  }));
}

/**
 * Items or points with data. Within one department also those of the registry that were silent;
 * a whole province's would be a list too long to read.
 */
export function entrySubjects(scope: Scope, kind: 'item' | 'point', tallies: Tallies): Subject[] {
  const { view } = scope;
  const codes = new Set<string>();
  for (const [code, tally] of tallies) if (hasEvents(tally)) codes.add(code);
  if (scope.area === undefined) {
    for (const dept of scope.departments.keys()) {
      for (const { code } of kind === 'item' ? view.itemsOf(dept) : view.pointsOf(dept))
        codes.add(code);
    }
  }
  return Array.from(codes, (code) =>
    subject(code, (kind === 'item' ? view.item(code) : view.point(code))?.name, tallies),
  );
}

export const channelSubjects = (tallies: Tallies): Subject[] =>
  CHANNELS.map((channel) => subject(String(channel), CHANNEL_NAMES[channel], tallies));

export const hoursSubjects = (tallies: Tallies): Subject[] =>
  HOURS_KINDS.map((kind) => subject(kind, HOURS_KIND_NAMES[kind], tallies));

/** A code that the registry does not know is shown by itself. */
const subject = (code: string, name: string | undefined, tallies: Tallies): Subject => ({
  code,
  name: name ?? code,
  tally: tallies.get(code) ?? NOTHING,
});
