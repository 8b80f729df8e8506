import { Catch, Controller, UseFilters, type RpcExceptionFilter } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { throwError, type Observable } from 'rxjs';
import type { RecordBatch } from '#shared/contract/record.js';
import { TOPIC } from '#shared/contract/topic.js';
import { ASSIGNED_PATTERN } from '#shared/kafka/batch-server.js';
import { PartitionsService } from './partitions.service.js';

/** Nest would hide a fault behind "internal server error"; the process must end with the real one. */
@Catch()
class PassFaultsOn implements RpcExceptionFilter {
  catch(fault: unknown): Observable<never> {
    return throwError(() => fault);
  }
}

/** The topic's batches, and the news of which partitions are ours. */
@Controller()
@UseFilters(new PassFaultsOn())
export class EventsConsumer {
  constructor(private readonly partitions: PartitionsService) {}

  @EventPattern(ASSIGNED_PATTERN)
  assigned(@Payload() partitions: readonly number[]): Promise<ReadonlyMap<number, number>> {
    return this.partitions.assigned(partitions);
  }

  @EventPattern(TOPIC)
  consume(@Payload() batch: RecordBatch): Promise<number> {
    return this.partitions.consume(batch);
  }
}
