import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { RecordBatch } from '../contract/record.js';
import type { BatchHandler, BatchSource } from './batch-source.js';

/** The pattern under which a controller hears which partitions are its own. */
export const ASSIGNED_PATTERN = 'partitions-assigned';

/**
 * Nest's transport over a BatchSource: a controller's `@EventPattern(topic)` gets whole batches and
 * answers the next offset, `@EventPattern(ASSIGNED_PATTERN)` gets the partitions and answers where
 * to read them from. Nest's own Kafka transport hands over single messages and commits what no
 * handler took (docs/adr).
 */
export class BatchServer extends Server implements CustomTransportStrategy, BatchHandler {
  override readonly propagatesEventHandlerErrors = true;

  constructor(
    private readonly source: BatchSource,
    private readonly topic: string,
    private readonly onFault: (fault: unknown) => void,
  ) {
    super();
  }

  listen(callback: (error?: unknown) => void): void {
    this.source.start(this).then(() => {
      callback();
    }, callback);
  }

  assigned(partitions: readonly number[]): Promise<ReadonlyMap<number, number>> {
    return this.handle<ReadonlyMap<number, number>>(ASSIGNED_PATTERN, partitions);
  }

  consume(batch: RecordBatch): Promise<number> {
    return this.handle<number>(this.topic, batch);
  }

  failed(fault: unknown): void {
    this.onFault(fault);
  }

  close(): Promise<void> {
    return this.source.stop();
  }

  on(): void {
    // The source has no events of its own to subscribe to.
  }

  unwrap(): never {
    throw new Error('the client beneath is the business of the source');
  }

  private async handle<T>(pattern: string, data: unknown): Promise<T> {
    const handler = this.getHandlerByPattern(pattern);
    if (handler === null) throw new Error(`no controller handles ${pattern}`);
    const answer: unknown = await handler(data);
    return (isObservable(answer) ? await lastValueFrom(answer) : answer) as T;
  }
}
