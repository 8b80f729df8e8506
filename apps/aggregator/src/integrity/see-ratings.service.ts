import { deptOfKey } from '#shared/domain/keys.js';
import type { IntegrityPolicy } from '#shared/domain/integrity/integrity-policy.js';
import { judgeSightings, leastSightings } from '#shared/domain/integrity/judge-sightings.js';
import {
  sightingsOf,
  type SightingRule,
  type WatchedRating,
} from '#shared/domain/integrity/sighting.js';
import { LOOK_BACK_DAYS } from '#shared/domain/integrity/windows.js';
import { stepTowards, type Pins } from '../upkeep/pins.js';
import type { FlagPlaces } from './flag-places.js';
import { foundFlag } from './found-flag.js';
import type { IntegrityStore, SeenWindow } from './integrity-store.port.js';
import { pseudonym } from './pseudonym.js';
import type { ServedRow, WatchedLedger, WatchedRow } from './watched-ledger.port.js';
import type { WordsPseudonym } from './words-pseudonym.js';

/** Offsets of each partition that one step takes: little at a time, the counting goes first. */
const STEP_OFFSETS = 500;
const DAY_MS = 86_400_000;

export interface SeeRatingsParts {
  readonly ledger: WatchedLedger;
  readonly store: IntegrityStore;
  readonly policy: IntegrityPolicy;
  readonly wordsOf: WordsPseudonym;
}

export interface Step {
  readonly pins: Pins;
  /** Whether there may be more to look at already. */
  readonly isFull: boolean;
}

/** Looks at what came into the ledger, rating by rating. */
export class SeeRatingsService {
  constructor(private readonly parts: SeeRatingsParts) {}

  /**
   * One step from the pins on. A rating is looked at when it comes, and again when its service does:
   * of the two whichever is later finds the other. Doing a step again changes nothing.
   */
  async step(from: Pins, places: FlagPlaces, now: number): Promise<Step> {
    const { ledger, policy, store } = this.parts;
    const { ranges, pins } = stepTowards(await ledger.checkpoints(), from, STEP_OFFSETS);
    const ratings = await this.concerned(
      await ledger.ratingsWithin(ranges),
      await ledger.ratingsOf(await ledger.servicesWithin(ranges)),
      now,
    );
    const sightings = ratings.flatMap((rating) => sightingsOf(rating, policy));
    const least = (rule: SightingRule) => leastSightings(rule, policy);
    for (const window of await store.see(sightings, least, new Date(now))) {
      await this.judge(window, places, now);
    }
    return { pins, isFull: ranges.some(({ from: low, to }) => to - low === STEP_OFFSETS) };
  }

  private async judge(window: SeenWindow, places: FlagPlaces, now: number): Promise<void> {
    const { rule, seen } = window;
    const ratings = seen.map((one) => ({ ...one, at: one.at.getTime() }));
    const finding = judgeSightings(rule, ratings, this.parts.policy);
    if (finding === undefined) return;
    const departments = seen.map(({ key }) => deptOfKey(key));
    const flag = foundFlag({ ...window, departments }, finding, places);
    await this.parts.store.raise(flag, new Date(now));
  }

  /** Each once, with its service, if that is known and was not withdrawn. */
  private async concerned(
    fresh: readonly WatchedRow[],
    again: readonly WatchedRow[],
    now: number,
  ): Promise<WatchedRating[]> {
    const oldest = now - LOOK_BACK_DAYS * DAY_MS;
    const rows = new Map<string, WatchedRow>();
    for (const row of [...fresh, ...again]) {
      if (row.ratedAt.getTime() >= oldest) rows.set(row._id, row);
    }
    const keys = [...new Set([...rows.values()].map(({ service }) => service))];
    const standing = new Map<string, ServedRow>();
    for (const revision of await this.parts.ledger.revisionsOf(keys)) {
      const known = standing.get(revision.service);
      if ((known?.revision ?? 0) < revision.revision) standing.set(revision.service, revision);
    }
    return [...rows.values()].map((row) => this.watched(row, standing.get(row.service)));
  }

  private watched(row: WatchedRow, revision: ServedRow | undefined): WatchedRating {
    const { _id, deptCode, ratedAt, channel, pointCode, certKeyHash, mobileHash } = row;
    const service = revision?.withdrawn === true ? undefined : revision;
    return {
      ...{ key: _id, deptCode, channel, pointCode },
      ratedAt: ratedAt.getTime(),
      phone: mobileHash && pseudonym('mobile', mobileHash),
      person: certKeyHash && pseudonym('certKey', certKeyHash),
      words: this.parts.wordsOf(row),
      servedAt: service?.servedAt.getTime(),
      applicant: service?.certKeyHash && pseudonym('certKey', service.certKeyHash),
    };
  }
}
