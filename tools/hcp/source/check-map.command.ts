import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { RATING_RULES, SERVICE_RULES } from '#shared/contract/event-rules.js';
import { judgeOf } from '#shared/contract/judge.js';
import { RatingInput } from '#shared/contract/rating.js';
import { REJECTIONS, type RejectionCode } from '#shared/contract/rejection.js';
import { ServiceInput } from '#shared/contract/service-record.js';
import {
  compileMap,
  type CompiledMap,
  type MappedEvent,
} from '#shared/contract/source-map/compile-map.js';
import type { NativeRecord } from '#shared/contract/source-map/native-records.js';
import type { KindMap } from '#shared/contract/source-map/source-map.js';
import { reviewBody } from '#shared/contract/source-map/review-body.js';
import type { MappedKind } from '#shared/contract/source-map/target.js';
import { maskCertKey, maskMobile, maskName, maskNumbers } from '#shared/domain/mask.js';
import { NATIONAL_TAGS } from '#shared/domain/tag-catalogue.js';
import { AppError } from '#shared/errors/app-error.js';
import { isMapFaults, mapFaultLine, readMapFile } from '#shared/source-map/map-file.js';
import { EXIT, type ExitCode } from '../terminal/exit-code.js';
import { answer, remark } from '../terminal/say.js';

export interface CheckMapOptions {
  /** A body as the source sends it. */
  readonly sample?: string;
  /** What the sample is; absent: whatever the map speaks of. */
  readonly kind?: MappedKind;
}

/** What the contract says by itself; areas, departments and items are the registry's to know. */
const JUDGES = {
  rating: judgeOf(RatingInput, RATING_RULES),
  service: judgeOf(ServiceInput, SERVICE_RULES),
} as const;

/**
 * `hcp source check-map <file>`: whether a map has faults, each with its line and rule; with a
 * sample, what each of its records becomes, or which field is refused and why.
 */
export async function runCheckMap(file: string, options: CheckMapOptions): Promise<ExitCode> {
  const { sample, kind } = options;
  const read = await found(file, () => readMapFile(file));
  if (isMapFaults(read)) {
    for (const fault of read) answer(mapFaultLine(file, fault));
    remark(`${basename(file)} is not loaded like this`);
    return EXIT.found;
  }
  const kinds = Object.values(read);
  answer(`${file}: a map of ${kinds.map(({ kind }) => `${kind}s`).join(' and ')}`);
  if (sample === undefined) return EXIT.done;
  const body = await found(sample, () => readFile(sample));
  const asked = kind === undefined ? kinds : kinds.filter((map) => map.kind === kind);
  if (asked.length === 0)
    throw new AppError('usage', `the map does not speak of a ${kind ?? 'kind'}`);
  const good = asked.map((map) => tellSample(map, body));
  return good.every(Boolean) ? EXIT.done : EXIT.found;
}

async function found<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw new AppError('usage', `${path} cannot be read`, { cause });
  }
}

/** Tells what becomes of a sample under one kind; true when nothing is refused. */
function tellSample(map: KindMap, body: Buffer): boolean {
  const compiled = compileMap(map);
  const records = compiled.read(body);
  if ('detail' in records) {
    answer(`${map.kind}s: ${records.detail}`);
    return false;
  }
  const counts = { good: 0, refused: 0, skipped: 0 };
  for (const [index, record] of records.entries()) {
    const { outcome, line } = tellRecord(map, compiled, record);
    counts[outcome] += 1;
    answer(`${map.kind} ${index}: ${line}`);
  }
  const { unread, unfound } = reviewBody(map, body);
  if (unread.length > 0) answer(`${map.kind}s: neither read nor ignored: ${unread.join(', ')}`);
  if (unfound.length > 0) answer(`${map.kind}s: in no record: ${unfound.join(', ')}`);
  const { good, refused, skipped } = counts;
  answer(`${map.kind}s: good=${good} refused=${refused} skipped=${skipped}`);
  return refused === 0;
}

interface Told {
  readonly outcome: 'good' | 'refused' | 'skipped';
  readonly line: string;
}

function tellRecord({ kind }: KindMap, compiled: CompiledMap, record: NativeRecord): Told {
  const mapped = compiled.apply(record);
  if ('skipped' in mapped) return { outcome: 'skipped', line: 'skipped' };
  if ('fault' in mapped) {
    const { code, field, sourceField } = mapped.fault;
    return { outcome: 'refused', line: refusal(code, field, sourceField) };
  }
  const { event } = mapped;
  const fault = JUDGES[kind](event, { arrivedAt: Date.now(), tags: NATIONAL_TAGS });
  if (fault === undefined) return { outcome: 'good', line: shown(event) };
  const line = refusal(fault.code, fault.field, compiled.sourceFieldOf(fault.field));
  return { outcome: 'refused', line: `${line} in ${shown(event)}` };
}

function refusal(code: RejectionCode, field: string, sourceField = 'the map'): string {
  const where = field === '' ? sourceField : `${sourceField} (${field})`;
  return `refused: ${code}, ${where}: ${REJECTIONS[code]}`;
}

const MASKS: Readonly<Partial<Record<string, (text: string) => string>>> = {
  userName: maskName,
  certKey: maskCertKey,
  mobile: maskMobile,
  writingEvaluation: maskNumbers,
};

/** An event in one line of JSON; a terminal is no place for somebody's number. */
const shown = (event: MappedEvent): string =>
  JSON.stringify(event, (name, value: unknown) =>
    typeof value === 'string' ? (MASKS[name]?.(value) ?? value) : value,
  );
