import { ratingKey, revisionKey, serviceKey } from '#shared/domain/keys.js';
import type { DemoEvent, DemoRating, DemoService } from '../events/demo-event.js';
import type { Receipt, Rejection } from './deliver.js';
import type { Parcel } from './outbox.js';

const MOST_SURPRISES = 100;

/** The ledger key of an event. */
export function keyOf(event: DemoRating | DemoService): string {
  const service = serviceKey({ ...event.body, space: event.space });
  return event.kind === 'rating'
    ? ratingKey(service, event.body.assessNumber, event.body.isDefault === true)
    : revisionKey(service, event.body.revision ?? 1);
}

/** Counts what ingest answered, and compares it with what it should have answered. */
export class Tally {
  requests = 0;
  accepted = 0;
  rejected = 0;
  retries = 0;
  /** Accepted events whose key had been accepted before. */
  repeated = 0;
  surprises = 0;
  /** The first surprising answers, in words. */
  readonly firstSurprises: string[] = [];
  /** Every key that was answered 202; absent when nobody will ask. */
  readonly keys: Set<string> | undefined;

  constructor(remembersKeys: boolean) {
    this.keys = remembersKeys ? new Set() : undefined;
  }

  /** Takes in what was answered to a parcel. */
  add(parcel: Parcel, receipt: Receipt): void {
    this.requests += 1;
    this.retries += receipt.retries;
    this.accepted += receipt.accepted;
    this.rejected += receipt.rejected.length;
    const rejections = new Map(receipt.rejected.map((one) => [one.index, one]));
    if (receipt.accepted + rejections.size !== parcel.events.length) {
      const said = `${receipt.accepted} accepted, ${rejections.size} rejected`;
      this.surprise(`${parcel.events.length} events sent, but ${said}`);
    }
    parcel.events.forEach((event, i) => {
      this.judge(event, rejections.get(i));
    });
  }

  private judge(event: DemoEvent, rejection: Rejection | undefined): void {
    if (event.kind === 'fault') {
      const said = rejection === undefined ? 'accepted' : `${rejection.field} ${rejection.code}`;
      if (event.expect.outcome !== 'rejected') return;
      const { fault, field, code } = event.expect;
      const wanted = `${field} ${code ?? rejection?.code ?? ''}`;
      if (said !== wanted) this.surprise(`${event.endpoint} with ${fault}: ${said}`);
    } else if (rejection !== undefined) {
      this.surprise(`good ${event.kind} refused: ${rejection.field} ${rejection.code}`);
    } else if (this.keys !== undefined) {
      const known = this.keys.size;
      this.keys.add(keyOf(event));
      if (this.keys.size === known) this.repeated += 1;
    }
  }

  private surprise(what: string): void {
    this.surprises += 1;
    if (this.firstSurprises.length < MOST_SURPRISES) this.firstSurprises.push(what);
  }
}
