import { REJECTIONS } from '#shared/contract/rejection.js';
import type { MappedEvent } from '#shared/contract/source-map/compile-map.js';
import type { NativeFault } from '#shared/contract/source-map/native-records.js';
import type { Acceptance, Judgement, Submission } from '../acceptance/acceptance.service.js';
import type { Rejection } from '../acceptance/rejection.js';
import type { NativeEvent } from './read-native.js';

/** Maps the records of a source, and has what they become judged like any other event. */
export class NativeAcceptanceService implements Acceptance {
  constructor(private readonly acceptance: Acceptance) {}

  /** Its events are `NativeEvent`; places are those of the records, in the order of the body. */
  judge(submission: Submission): Judgement {
    const natives = submission.events as readonly NativeEvent[];
    const events: MappedEvent[] = [];
    const places: number[] = [];
    const rejected: Rejection[] = [];
    let skipped = 0;
    for (const [index, { record, map }] of natives.entries()) {
      const mapped = map.apply(record);
      if ('event' in mapped) places[events.push(mapped.event) - 1] = index;
      else if ('fault' in mapped) rejected.push(nativeRejection(index, mapped.fault));
      else skipped += 1;
    }
    const judged = this.acceptance.judge({ ...submission, events });
    for (const { index: at, code, field } of judged.rejected) {
      const index = places[at] ?? at;
      const sourceField = natives[index]?.map.sourceFieldOf(field);
      rejected.push(nativeRejection(index, { code, field, sourceField }));
    }
    return { messages: judged.messages, rejected: rejected.sort(byPlace), skipped };
  }
}

const byPlace = (a: Rejection, b: Rejection): number => a.index - b.index;

/** The sentence names the field as the source knows it, then as the contract does. */
function nativeRejection(index: number, { code, field, sourceField }: NativeFault): Rejection {
  const names = [sourceField, field].filter((name) => name !== undefined && name !== '');
  const where = names.length > 1 ? `${names.join(' (')})` : names.join('');
  const message = where === '' ? REJECTIONS[code] : `${where}: ${REJECTIONS[code]}`;
  return { index, code, field, message, ...(sourceField === undefined ? {} : { sourceField }) };
}
