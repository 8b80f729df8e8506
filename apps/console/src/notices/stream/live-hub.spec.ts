import type { Actor } from '#shared/domain/casework/casework.js';
import { covers } from '#shared/domain/casework/casework.js';
import { CAST, LINEAGE, OTHER, RATED } from '#shared/testing/casework.js';
import { LiveHub, type Listener, type LiveEvent } from './live-hub.js';

class Page implements Listener {
  readonly told: LiveEvent[] = [];
  isOver = false;
  comesBackMs: number | undefined;

  constructor(private readonly hub: LiveHub) {}

  tell(event: LiveEvent): void {
    this.told.push(event);
  }

  end(comeBackMs?: number): void {
    this.isOver = true;
    this.comesBackMs = comeBackMs;
    this.hub.remove(this);
  }

  get types(): string[] {
    return this.told.map(({ type }) => type);
  }
}

const newHub = () =>
  new LiveHub(({ areas, unit }, scopes) =>
    scopes.some((scope) => covers(scope, { lineage: areas, deptCode: unit })),
  );

function seated(hub: LiveHub, actor: Actor, session = actor.id): Page {
  const page = new Page(hub);
  hub.add(page, session, actor);
  return page;
}

const CHANGE = { id: 'c', revision: 2, state: 'verifying', place: { areas: LINEAGE, unit: RATED } };

it('a case is told to those in whose scope it lies, and nothing of its place', () => {
  const hub = newHub();
  const inside = [CAST.county, CAST.city, CAST.handler, CAST.supervisor].map((one) =>
    seated(hub, one),
  );
  const outside = [CAST.beside, CAST.otherHandler, CAST.systemAdmin].map((one) => seated(hub, one));
  hub.caseChanged(CHANGE);
  for (const page of inside) {
    expect(page.told).toEqual([
      { type: 'case', data: { id: 'c', revision: 2, state: 'verifying' } },
    ]);
  }
  for (const page of outside) expect(page.told).toEqual([]);
});

it('a notice is told to those it is for', () => {
  const hub = newHub();
  const [handler, other, county] = [CAST.handler, CAST.otherHandler, CAST.county].map((one) =>
    seated(hub, one),
  );
  hub.noticeTold({ _id: 'n', to: [{ kind: 'department', code: RATED }] });
  hub.noticeTold({ _id: 'm', to: [{ kind: 'person', code: 'county' }] });
  expect(handler?.types).toEqual(['notice']);
  expect(county?.types).toEqual(['notice']);
  expect(other?.types).toEqual([]);
  // A department of the same code as an area is none.
  hub.noticeTold({ _id: 'o', to: [{ kind: 'area', code: OTHER }] });
  expect(other?.types).toEqual([]);
});

it('who may read no case is told of none, whatever it was addressed to', () => {
  const hub = newHub();
  const page = seated(hub, CAST.systemAdmin);
  hub.noticeTold({ _id: 'n', to: [{ kind: 'person', code: CAST.systemAdmin.id }] });
  expect(page.told).toEqual([]);
  hub.resync();
  expect(page.types).toEqual(['resync']);
});

it('the end of a session ends its pages, and no other', () => {
  const hub = newHub();
  const [one, two, other] = [
    seated(hub, CAST.county, 's'),
    seated(hub, CAST.county, 's'),
    seated(hub, CAST.county, 't'),
  ];
  hub.sessionEnded('s');
  expect([one.isOver, two.isOver, other.isOver]).toEqual([true, true, false]);
  expect([...hub.sessions]).toEqual(['t']);
  hub.close();
  expect(hub.sessions.size).toBe(0);
  expect(seated(hub, CAST.county).isOver).toBe(true);
});

it('pages whose process stops come back one after another', () => {
  const hub = newHub();
  const pages = Array.from({ length: 40 }, (_, i) => seated(hub, CAST.county, `s${i}`));
  hub.close();
  const times = pages.map(({ comesBackMs }) => comesBackMs ?? 0);
  expect(new Set(times).size).toBe(40);
  expect(Math.min(...times)).toBeGreaterThan(0);
  expect(Math.max(...times)).toBeLessThanOrEqual(4_000);
});

it('of a session that opens more and more pages the oldest end', () => {
  const hub = newHub();
  const pages = Array.from({ length: 10 }, () => seated(hub, CAST.county, 's'));
  expect(pages.map(({ isOver }) => isOver)).toEqual([true, true, ...Array<boolean>(8).fill(false)]);
});
