import type { HonourStanding, HonourStep } from '../domain/honour/honour-procedure.js';
import type { HonourList } from '../domain/honour/honour-rules.js';
import type { Json } from './console-storage.js';
import type { Sealed } from './sealed.js';

/** One step that was taken on an entry. */
export interface HonourStepTaken {
  readonly step: HonourStep;
  /** The id of an account. */
  readonly by: string;
  readonly at: Date;
  /** What was said with it: people wrote it, so it is sealed. */
  readonly words?: Sealed;
}

/** `honours`, `_id` = `<period>|<list>|<department>`: entries of the red and black lists (红黑榜). */
export interface HonourDoc extends HonourStanding {
  readonly _id: string;
  /** Names the entry in addresses and in the audit chain. */
  readonly code: string;
  readonly list: HonourList;
  readonly period: string;
  readonly deptCode: string;
  readonly name: string;
  /** The department's area and all above it, up to the province. */
  readonly areas: readonly string[];
  /** The row of report that it came from, with its rules, as it was then. */
  readonly figures: Json;
  /** Grows with every step; whoever takes one names the one he read. */
  readonly revision: number;
  /** The account that had the entry drafted. */
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly approvedBy?: string;
  /** Oldest first. */
  readonly steps: readonly HonourStepTaken[];
}

/** What the words of a step are bound to. */
export const honourContext = (entry: string, step: number): string =>
  `honour-step\n${entry}\n${step}`;
