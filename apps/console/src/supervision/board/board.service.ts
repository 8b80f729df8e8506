import { covers, scopesOf, type Actor } from '#shared/domain/casework/casework.js';
import { chinaDay, chinaTime } from '#shared/domain/china-time.js';
import type { RegistryView } from '#shared/domain/registry-view.js';
import type { Places } from '../../auth/places.js';
import type { Clock } from '../../clock.js';
import type { BoardCounts, BoardDto, BoardQueryDto, BoardRowDto } from './board.dto.js';
import type { BoardRow, BoardStore } from './board-store.port.js';

const MONTH_MS = 30 * 86_400_000;

export interface BoardParts {
  readonly store: BoardStore;
  readonly places: Places;
  readonly registry: RegistryView;
  readonly clock: Clock;
}

/** How the cases of areas and units stand, for those who look after them. */
export class BoardService {
  constructor(private readonly parts: BoardParts) {}

  async board(actor: Actor, { within, kind, by }: BoardQueryDto): Promise<BoardDto> {
    const { store, clock } = this.parts;
    const scopes = scopesOf(actor, 'supervision.board');
    const area = within ?? this.widest(scopes.map(({ code }) => code));
    const now = clock.now();
    const query = { scopes, within: area, kind, by, now, closedSince: now - MONTH_MS };
    const found = (await store.rows(query)).sort(byLateness);
    const name = this.namer(by);
    const rows = found.map((row): BoardRowDto => {
      const code = row.code ?? null;
      return { code, name: code === null ? null : name(code), ...counts(row) };
    });
    return { within: area, rows, total: counts(found.reduce(together, NOTHING)) };
  }

  /** Of several scopes the one that holds others, else the first. */
  private widest(codes: readonly string[]): string {
    const { places } = this.parts;
    const isWithin = (code: string, other: string): boolean => {
      const place = places.area(code);
      return place !== undefined && covers({ kind: 'area', code: other }, place);
    };
    const top = codes.find((one) => codes.every((code) => isWithin(code, one)));
    return top ?? codes[0] ?? places.province;
  }

  private namer(by: BoardQueryDto['by']): (code: string) => string | null {
    const { registry, clock } = this.parts;
    const today = chinaDay(clock.now());
    const { areas, departments } = registry.current();
    const table = by === 'area' ? areas : departments;
    return (code) => table.on(code, today)?.name ?? null;
  }
}

const NOTHING: BoardRow = {
  ...{ code: undefined, open: 0, dueSoon: 0, late: 0, waiting: 0, closed30: 0 },
  oldestDueAt: undefined,
};

const together = (a: BoardRow, b: BoardRow): BoardRow => ({
  code: undefined,
  open: a.open + b.open,
  dueSoon: a.dueSoon + b.dueSoon,
  late: a.late + b.late,
  waiting: a.waiting + b.waiting,
  closed30: a.closed30 + b.closed30,
  oldestDueAt: earlier(a.oldestDueAt, b.oldestDueAt),
});

const earlier = (a: Date | undefined, b: Date | undefined): Date | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a;

const byLateness = (a: BoardRow, b: BoardRow): number =>
  b.late - a.late || b.open - a.open || ((a.code ?? '') < (b.code ?? '') ? -1 : 1);

const counts = ({ oldestDueAt, ...row }: BoardRow): BoardCounts => ({
  ...{ open: row.open, dueSoon: row.dueSoon, late: row.late, waiting: row.waiting },
  closed30: row.closed30,
  oldestDueAt: oldestDueAt === undefined ? null : chinaTime(oldestDueAt.getTime()),
});
