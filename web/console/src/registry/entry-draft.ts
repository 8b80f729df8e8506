import type { EntryRow, EntryValue, EntryValues, EntryVersion } from '../api/registry';
import type { PartField } from './part-fields';

/** Values as a form holds them: texts, lists with one entry a line. */
export type EntryDraft = Readonly<Record<string, string>>;

export const draftOf = (fields: readonly PartField[], values: EntryValues): EntryDraft =>
  Object.fromEntries(
    fields.map((field) => [field.name, textOf(field, values[field.name] ?? null)]),
  );

function textOf({ kind, options }: PartField, value: EntryValue): string {
  if (value === null) return kind === 'choice' ? (options?.[0]?.value ?? '') : '';
  return typeof value === 'object' ? value.join('\n') : String(value);
}

/** What a form says, as the registry has it; an empty field is null. */
export const valuesOf = (fields: readonly PartField[], draft: EntryDraft): EntryValues =>
  Object.fromEntries(fields.map((field) => [field.name, valueOf(field, draft[field.name] ?? '')]));

function valueOf({ kind, valueKind }: PartField, text: string): EntryValue {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (kind === 'list') return listOf(trimmed);
  // What is no number goes as it is, for the server to say so.
  if ((kind === 'number' || valueKind === 'number') && Number.isFinite(Number(trimmed))) {
    return Number(trimmed);
  }
  return valueKind === 'boolean' ? trimmed === 'true' : trimmed;
}

function listOf(text: string): EntryValue {
  if (text === '*') return '*';
  return text
    .split(/[\n;；,，]+/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** A value in words; codes of places are named by whoever shows them. */
export function shownValue({ options }: PartField, value: EntryValue): string {
  if (value === null || value === '') return '—';
  if (typeof value === 'object') return value.length === 0 ? '—' : value.join('、');
  if (value === '*') return '全部';
  return options?.find((option) => option.value === String(value))?.label ?? String(value);
}

/** A version with the last day on which it holds; undefined: it holds until it is replaced. */
export interface DatedVersion extends EntryVersion {
  readonly to: string | undefined;
  readonly isCurrent: boolean;
}

/** Versions, the newest first, as they stand on a day. */
export function datedVersions(
  versions: readonly EntryVersion[],
  today: string,
): readonly DatedVersion[] {
  const sorted = [...versions].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  return sorted
    .map((version, i) => {
      const next = sorted[i + 1]?.from ?? undefined;
      const hasBegun = (version.from ?? '') <= today;
      return {
        ...version,
        to: next === undefined ? undefined : dayBefore(next),
        isCurrent: hasBegun && (next === undefined || today < next),
      };
    })
    .reverse();
}

const DAY_MS = 86_400_000;

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);

/** `自 2026-06-01 至 2026-12-31`. */
export function spanWords({ from, to }: Pick<DatedVersion, 'from' | 'to'>): string {
  if (from === null) return to === undefined ? '一直有效' : `至 ${to} 止`;
  return to === undefined ? `自 ${from} 起` : `自 ${from} 至 ${to}`;
}

/** The code of the area or department that a field names. */
export const codeIn = ({ values }: Pick<EntryRow, 'values'>, field: string): string => {
  const value = values[field];
  return typeof value === 'string' ? value : '';
};
