import { ratingRow, serviceRow, type Envelope } from '#shared/contract/codec.js';
import type { RatingRow, ServiceRow } from '#shared/contract/ledger.js';
import type { RatingMessage } from '#shared/contract/rating.js';
import type { ServiceMessage } from '#shared/contract/service-record.js';
import { HEADER } from '#shared/contract/topic.js';
import type { ReadRecord } from './read-topic.js';

export type MadeRow =
  | { readonly kind: 'rating'; readonly row: RatingRow }
  | { readonly kind: 'service'; readonly row: ServiceRow };

/** The ledger's row of one record, made by the aggregator's own codec, without any judgement. */
export function rowOf({ partition, message }: ReadRecord): MadeRow {
  const header = (name: string): string => String(message.headers?.[name]);
  const envelope: Envelope = {
    epoch: 1,
    partition,
    offset: Number(message.offset),
    source: header(HEADER.source),
    correlationId: header(HEADER.correlationId),
    receivedAt: new Date(Number(message.timestamp)),
  };
  const value: unknown = JSON.parse(String(message.value));
  return header(HEADER.type) === 'rating'
    ? { kind: 'rating', row: ratingRow(value as RatingMessage, envelope) }
    : { kind: 'service', row: serviceRow(value as ServiceMessage, envelope) };
}
