import type { RatingInput } from '#shared/contract/rating.js';
import type { DemoEvent, DemoRating } from '../events/demo-event.js';
import { seededRandom } from '../random/random.js';
import { Outbox, packed, type Parcel } from './outbox.js';

const body = (projectNo: string): RatingInput => ({
  areaCode: '360829',
  deptCode: 'D',
  taskCode: 'T',
  projectNo,
  serviceNumber: '1',
  assessNumber: 1,
  satisfaction: 5,
  pf: 2,
  assessTime: '2026-06-02T09:00:00+08:00',
});

const rating = (projectNo: string, more: Partial<DemoRating> = {}): DemoRating => ({
  kind: 'rating',
  source: 'pf-360829',
  space: 's360829',
  body: body(projectNo),
  expect: { outcome: 'counted' },
  ...more,
});

const outboxWith = (grouping: 'bulk' | 'gentle', known: readonly string[]): Outbox =>
  new Outbox(seededRandom('outbox'), grouping, (source) => known.includes(source));

function parcelsOf(outbox: Outbox, events: readonly DemoEvent[]): Parcel[] {
  return [...events.flatMap((event) => outbox.put(event)), ...outbox.flush()];
}

describe('Outbox', () => {
  it('keeps every event, in order, in parcels of one sender and one endpoint', () => {
    const events = Array.from({ length: 5_000 }, (_, i) => rating(`p${i}`));
    const parcels = parcelsOf(outboxWith('bulk', ['pf-360829']), events);
    expect(parcels.flatMap((p) => p.events)).toEqual(events);
    expect(new Set(parcels.map((p) => p.format))).toEqual(new Set(['single', 'array', 'ndjson']));
    for (const parcel of parcels) {
      if (parcel.format === 'array') expect(parcel.events.length).toBeLessThanOrEqual(500);
      expect(parcel.events.length).toBeLessThanOrEqual(10_000);
    }
  });

  it('lets the portal speak, naming the space, for a source without a key', () => {
    const [parcel] = parcelsOf(outboxWith('gentle', ['jx-zwfw']), [rating('p1')]);
    expect(parcel?.source).toBe('jx-zwfw');
    expect(parcel?.events[0]?.body).toEqual({ ...body('p1'), space: 's360829' });
  });

  it('leaves out what only a source without a key gets wrong', () => {
    const fault: DemoEvent = {
      ...rating('p1'),
      kind: 'fault',
      endpoint: 'rating',
      onlyThisSource: true,
      expect: { outcome: 'rejected', fault: 'x', field: 'deptCode' },
    };
    expect(parcelsOf(outboxWith('gentle', ['jx-zwfw']), [fault])).toEqual([]);
    expect(parcelsOf(outboxWith('gentle', ['pf-360829']), [fault])).toHaveLength(1);
  });

  it('never puts a conflicting event into the request of its elder', () => {
    const conflict = rating('p1', { expect: { outcome: 'duplicate', conflicting: true } });
    for (let i = 0; i < 20; i += 1) {
      const parcels = parcelsOf(outboxWith('bulk', ['pf-360829']), [rating('p1'), conflict]);
      expect(parcels).toHaveLength(2);
    }
  });
});

describe('packed', () => {
  it('writes one event, an array, or lines', () => {
    const events = [rating('p1'), rating('p2')];
    const parcel = { source: 's', endpoint: 'ratings', events } as const;
    expect(JSON.parse(packed({ ...parcel, format: 'array' }).body.toString())).toHaveLength(2);
    expect(JSON.parse(packed({ ...parcel, format: 'single' }).body.toString())).toEqual(body('p1'));
    const lines = packed({ ...parcel, format: 'ndjson' });
    expect(lines.contentType).toBe('application/x-ndjson');
    expect(lines.body.toString().trim().split('\n')).toHaveLength(2);
  });
});
