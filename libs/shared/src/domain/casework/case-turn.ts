import type { Area } from '../registry.js';
import type { Actor, Scope } from './access-policy.js';
import type { CaseFile } from './case-file.js';
import { turnOf } from './case-stage.js';

/** Somewhere that officers or handlers work, or one person. */
export interface Addressee {
  readonly kind: Scope['kind'] | 'person';
  readonly code: string;
}

/** The areas whose officers a case is for. */
export interface Desks {
  /** Its own area, and those above it up to the nearest one that has a 管理机构. */
  readonly own: readonly string[];
  /** The area above these; the province's own where there is none. */
  readonly superior: string;
}

const WITHOUT_A_DESK: readonly Area['level'][] = ['town', 'village'];

/** The desks of a lineage, which goes up to the province; towns and villages leave it to a county. */
export function desksOf(lineage: readonly Pick<Area, 'code' | 'level'>[]): Desks {
  const nearest = lineage.findIndex(({ level }) => !WITHOUT_A_DESK.includes(level));
  const codes = lineage.map(({ code }) => code);
  const own = codes.slice(0, nearest < 0 ? codes.length : nearest + 1);
  return { own, superior: codes[own.length] ?? own.at(-1) ?? '' };
}

const areas = (codes: readonly string[]): Addressee[] =>
  [...new Set(codes)].map((code) => ({ kind: 'area', code }));

/** Who has the next step of a case; nobody once it is closed. */
export function whoseTurn(
  file: Pick<CaseFile, 'state' | 'unit' | 'motion' | 'revisits' | 'asked'>,
  { own, superior }: Desks,
): Addressee[] {
  const { state, unit, motion, revisits, asked } = file;
  switch (turnOf(state)) {
    case 'nobody':
      return [];
    case 'unit':
      return [
        ...(unit === undefined ? [] : [{ kind: 'department' as const, code: unit }]),
        // What the unit asked for waits for an officer.
        ...(asked === undefined ? [] : areas(own)),
      ];
    case 'officers':
      if (state === 'revisiting' && revisits.officer !== undefined) {
        return [{ kind: 'person', code: revisits.officer }];
      }
      if (motion === undefined) return areas(own);
      // After a voice from the case's own level only one from above can make it two.
      return motion.first?.above === false ? areas([superior]) : areas([...own, superior]);
  }
}

/** What a person is addressed as: by himself, by his areas as an officer, by his units as a handler. */
export const addressesOf = ({ id, grants }: Actor): Addressee[] => [
  { kind: 'person', code: id },
  ...grants.flatMap(({ role, scope }) =>
    (role === 'officer' && scope.kind === 'area') ||
    (role === 'handler' && scope.kind === 'department')
      ? [scope]
      : [],
  ),
];

/** An addressee as one word, for an index over many. */
export const addressKey = ({ kind, code }: Addressee): string => `${kind}:${code}`;
