import { AREAS, departmentOf, spaceOf } from './registry.js';
import {
  keyOf,
  serviceOf,
  type Sent,
  type WireDecision,
  type WireRating,
  type WireService,
} from './wire.js';

/** What a ranking row must say, counted by definition. `points` is the sum behind the score. */
export interface Figures {
  valid: number;
  good: number;
  bad: number;
  points: number;
  due: number;
  active: number;
  defaulted: number;
  unrated: number;
}

const WEIGHTS = { 5: 100, 4: 80, 3: 60, 2: 30, 1: 0 } as const;

interface Service {
  readonly revisions: Map<number, WireService>;
  readonly ratings: WireRating[];
}

const CHINA_AHEAD_MS = 8 * 3_600_000;

/** Year, quarter, month and day in China in which a time falls. */
export function periodsOf(time: string): string[] {
  const day = new Date(Date.parse(time) + CHINA_AHEAD_MS).toISOString().slice(0, 10);
  const [year, month] = [day.slice(0, 4), day.slice(0, 7)];
  return [year, `${year}-Q${Math.ceil(Number(month.slice(5)) / 3)}`, month, day];
}

/**
 * The true figures of all events that were answered 202, counted from the definitions of the
 * domain alone: this file shares no code with what it judges.
 */
export class Truth {
  readonly #keys = new Set<string>();
  readonly #services = new Map<string, Service>();
  readonly #decisions = new Map<string, WireDecision>();

  /** Keys that must be in the ledger (or in quarantine). */
  get keys(): ReadonlySet<string> {
    return this.#keys;
  }

  /** An event was answered 202. The first with its key stands. */
  accept(sent: Sent): void {
    const space = spaceOf(sent.source);
    const key = keyOf(sent, space);
    if (this.#keys.has(key)) return;
    this.#keys.add(key);
    const name = serviceOf(sent.event, space);
    let service = this.#services.get(name);
    if (service === undefined) {
      service = { revisions: new Map(), ratings: [] };
      this.#services.set(name, service);
    }
    if (sent.kind === 'service') service.revisions.set(sent.event.revision ?? 1, sent.event);
    else service.ratings.push(sent.event);
  }

  /** A decision lies on the topic. The highest number stands. */
  decide(decision: WireDecision): void {
    this.#keys.add(decision.decisionId);
    const known = this.#decisions.get(decision.ratingKey);
    if (known === undefined || known.seq < decision.seq) {
      this.#decisions.set(decision.ratingKey, decision);
    }
  }

  /** How often each tag was given in what one department was validly told in one period. */
  tags(deptCode: string, period: string): Map<string, number> {
    const counts = new Map<string, number>();
    for (const [name, { ratings }] of this.#services) {
      if (this.#isExcluded(name)) continue;
      for (const rating of ratings) {
        if (rating.deptCode !== deptCode || !isSaid(rating, period)) continue;
        for (const tag of rating.evalDetail ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
      }
    }
    return counts;
  }

  #isExcluded(service: string): boolean {
    return this.#decisions.get(`${service}|1|c`)?.action === 'exclude';
  }

  /** Figures of one period by `<subject> <code>`, for every subject that has any. */
  figures(period: string): Map<string, Figures> {
    const table = new Map<string, Figures>();
    for (const [name, service] of this.#services) {
      const standing = service.revisions.get(Math.max(...service.revisions.keys()));
      for (const rating of service.ratings) {
        if (!isSaid(rating, period) || this.#isExcluded(name)) continue;
        const subjects = [...subjectsOf(rating), `channel ${rating.pf}`];
        if (standing !== undefined) subjects.push(`hours ${standing.hoursKind ?? 'ordinary'}`);
        for (const subject of subjects) {
          const row = rowOf(table, subject);
          row.valid += 1;
          row[rating.satisfaction >= 3 ? 'good' : 'bad'] += 1;
          row.points += WEIGHTS[rating.satisfaction];
        }
      }
      if (standing === undefined || standing.withdrawn === true) continue;
      if (!periodsOf(standing.serviceTime).includes(period)) continue;
      const state = stateOf(service.ratings);
      for (const subject of [
        ...subjectsOf(standing),
        `hours ${standing.hoursKind ?? 'ordinary'}`,
      ]) {
        const row = rowOf(table, subject);
        row.due += 1;
        row[state] += 1;
      }
    }
    return table;
  }
}

/** A chosen first rating of the period: what counts as said. */
function isSaid(rating: WireRating, period: string): boolean {
  const chosen = rating.assessNumber === 1 && rating.isDefault !== true;
  return chosen && periodsOf(rating.assessTime).includes(period);
}

function stateOf(ratings: readonly WireRating[]): 'active' | 'defaulted' | 'unrated' {
  if (ratings.some((r) => r.assessNumber === 1 && r.isDefault !== true)) return 'active';
  return ratings.some((r) => r.isDefault === true) ? 'defaulted' : 'unrated';
}

function subjectsOf(event: WireRating | WireService): string[] {
  const subjects = [`department ${event.deptCode}`, `item ${event.taskCode}`];
  if (event.pointCode !== undefined) subjects.push(`point ${event.pointCode}`);
  let place = AREAS.find((area) => area.code === departmentOf(event.deptCode).area);
  while (place !== undefined) {
    subjects.push(`area ${place.code}`);
    const { parent } = place;
    place = AREAS.find((area) => area.code === parent);
  }
  return subjects;
}

function rowOf(table: Map<string, Figures>, subject: string): Figures {
  let row = table.get(subject);
  if (row === undefined) {
    row = { valid: 0, good: 0, bad: 0, points: 0, due: 0, active: 0, defaulted: 0, unrated: 0 };
    table.set(subject, row);
  }
  return row;
}
