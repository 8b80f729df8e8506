import type { DemoEvent } from '../events/demo-event.js';
import { weightedTable, type Weighted } from '../random/weighted.js';
import type { Random } from '../random/random.js';
import { PROVINCIAL } from '../registry/sources.js';

export type Endpoint = 'ratings' | 'services';

/** Events of one sender for one endpoint, to be sent in one signed request. */
export interface Parcel {
  readonly source: string;
  readonly endpoint: Endpoint;
  readonly format: 'single' | 'array' | 'ndjson';
  readonly events: readonly DemoEvent[];
}

/** How senders group: a bulk run mostly in arrays, the endless flow mostly one by one. */
export type Grouping = 'bulk' | 'gentle';

type Draw = Weighted<readonly [from: number, to: number]>;
const SIZES: Record<Grouping, Draw> = {
  bulk: weightedTable([
    [[1, 1], 12],
    [[2, 60], 30],
    [[61, 500], 50],
    [[501, 2_000], 8],
  ]),
  gentle: weightedTable([
    [[1, 1], 80],
    [[2, 20], 20],
  ]),
};

/** The most events an array may hold; longer parcels are lines. */
const ARRAY_LIMIT = 500;

interface Shelf {
  readonly source: string;
  readonly endpoint: Endpoint;
  events: DemoEvent[];
  wanted: number;
}

const endpointOf = (event: DemoEvent): Endpoint =>
  (event.kind === 'fault' ? event.endpoint : event.kind) === 'rating' ? 'ratings' : 'services';

/**
 * Groups events by sender and endpoint into parcels, in their order. A source without a key is
 * spoken for by the portal, which may speak for all; what only that source gets wrong is left out.
 */
export class Outbox {
  private readonly shelves = new Map<string, Shelf>();

  constructor(
    private readonly random: Random,
    private readonly grouping: Grouping,
    private readonly hasKey: (source: string) => boolean,
  ) {}

  /** Takes an event; gives the parcels that are now full. */
  put(event: DemoEvent): Parcel[] {
    const own = this.hasKey(event.source);
    if (!own && event.kind === 'fault' && event.onlyThisSource) return [];
    const source = own ? event.source : PROVINCIAL.portal;
    const shelf = this.shelf(source, endpointOf(event));
    // Whichever came first stands: a conflicting event must not share a request with its elder.
    const isConflict = event.expect.outcome === 'duplicate' && event.expect.conflicting;
    const full = isConflict ? this.clear(shelf) : [];
    shelf.events.push(own ? event : withSpace(event));
    return shelf.events.length >= shelf.wanted ? [...full, ...this.clear(shelf)] : full;
  }

  /** Gives what is left, in parcels. */
  flush(): Parcel[] {
    return [...this.shelves.values()].flatMap((shelf) => this.clear(shelf));
  }

  private shelf(source: string, endpoint: Endpoint): Shelf {
    const key = `${source} ${endpoint}`;
    let shelf = this.shelves.get(key);
    if (shelf === undefined) {
      shelf = { source, endpoint, events: [], wanted: this.drawSize() };
      this.shelves.set(key, shelf);
    }
    return shelf;
  }

  private clear(shelf: Shelf): Parcel[] {
    const { source, endpoint, events } = shelf;
    if (events.length === 0) return [];
    shelf.events = [];
    shelf.wanted = this.drawSize();
    return [{ source, endpoint, format: formatOf(events), events }];
  }

  private drawSize(): number {
    const [from, to] = SIZES[this.grouping](this.random);
    return this.random.between(from, to);
  }
}

function formatOf(events: readonly DemoEvent[]): Parcel['format'] {
  if (events.length > ARRAY_LIMIT) return 'ndjson';
  const [only] = events;
  // A body that is no object is a bad request, not a bad event: it goes in company.
  return events.length === 1 && typeof only?.body === 'object' ? 'single' : 'array';
}

/** The portal has a space of its own, so for others it names theirs. */
function withSpace(event: DemoEvent): DemoEvent {
  const { body, space } = event;
  if (typeof body !== 'object' || body === null || 'space' in body) return event;
  return { ...event, body: { ...body, space } } as DemoEvent;
}

/** The bytes of a parcel and their media type. */
export function packed(parcel: Parcel): { contentType: string; body: Buffer<ArrayBuffer> } {
  const bodies = parcel.events.map((event) => event.body);
  if (parcel.format === 'ndjson') {
    const lines = bodies.map((body) => JSON.stringify(body)).join('\n');
    return { contentType: 'application/x-ndjson', body: Buffer.from(`${lines}\n`) };
  }
  const json = JSON.stringify(parcel.format === 'single' ? bodies[0] : bodies);
  return { contentType: 'application/json', body: Buffer.from(json) };
}
