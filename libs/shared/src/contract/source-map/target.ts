import type { TObject, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { RatingInput } from '../rating.js';
import { ServiceInput } from '../service-record.js';

/** What a map can make of a source's records. */
export const MAPPED_KINDS = ['rating', 'service'] as const;
export type MappedKind = (typeof MAPPED_KINDS)[number];

export type TargetKind = 'text' | 'integer' | 'boolean' | 'list' | 'time';

/** A field of the contract, as the end of a map's rule. */
export interface Target {
  readonly field: string;
  readonly kind: TargetKind;
  readonly required: boolean;
  /** Whether the contract takes a value. */
  readonly fits: (value: unknown) => boolean;
}

/** The fields of the contract in its order, by kind. */
export const TARGETS: Readonly<Record<MappedKind, ReadonlyMap<string, Target>>> = {
  rating: targetsOf(RatingInput),
  service: targetsOf(ServiceInput),
};

function targetsOf(schema: TObject): ReadonlyMap<string, Target> {
  const required = new Set(schema.required as readonly string[]);
  return new Map(
    Object.entries(schema.properties as Record<string, TSchema>).map(([field, of]) => {
      const check = Compile(of);
      const fits = (value: unknown): boolean => check.Check(value);
      return [field, { field, kind: kindOf(of), required: required.has(field), fits }];
    }),
  );
}

function kindOf(schema: TSchema): TargetKind {
  const { type, format } = schema as { readonly type?: string; readonly format?: string };
  if (format === 'hcp-time') return 'time';
  if (type === 'integer' || type === 'boolean') return type;
  return type === 'array' ? 'list' : 'text';
}
