import { createHash } from 'node:crypto';
import {
  NEVER,
  type CaseListing,
  type Standing,
  type StoredFile,
  type WorkedCaseDoc,
} from '#shared/contract/case-storage.js';
import type { CaseDoc } from '#shared/contract/storage.js';
import {
  addressKey,
  readClock,
  remindersBetween,
  whoseTurn,
  type CaseContext,
  type CaseFile,
  type Desks,
} from '#shared/domain/casework/casework.js';
import { serviceRefOf } from '#shared/domain/keys.js';

const CODE_LENGTH = 22;

/** 132 bits of the SHA-256 of a case's key: fits an address, and tells nobody's case number. */
export const caseCode = (key: string): string =>
  createHash('sha256').update(key).digest('base64url').slice(0, CODE_LENGTH);

/** The file of a case that console has seen before. */
export const fileOf = (doc: CaseDoc, stored: StoredFile): CaseFile => ({
  ...stored,
  id: doc._id,
  kind: doc.kind,
  areaCode: doc.areaCode,
  deptCode: doc.deptCode,
  openedAt: doc.openedAt.getTime(),
  state: doc.state,
  ratings: doc.ratings,
  reopenings: doc.reopenings,
});

/** What of a file goes into the field `file`. */
export function storedFile(file: CaseFile): StoredFile {
  const { revision, considered, realName, round, unit, units, returns, complex, asked } = file;
  const { finding, motion, rulings, seq, revisits, supervised, falsified, marks, clock } = file;
  return {
    ...{ revision, considered, realName, round, unit, units, returns, complex, asked },
    ...{ finding, motion, rulings, seq, revisits, supervised, falsified, marks, clock },
  };
}

/** What a listing is made with, beside the file. */
export interface ListingBasis extends Pick<CaseContext, 'lineage' | 'calendar' | 'at'> {
  readonly routed: number;
  /** Up to when the reminders of the case were sent, epoch milliseconds. */
  readonly reminded: number;
  readonly desks: Desks;
}

/** What lists and workers look for in a case. */
export function listingOf(file: CaseFile, basis: ListingBasis): CaseListing {
  const { lineage, calendar, at, routed, reminded, desks } = basis;
  const { dueState, dueAt, soonAt } = readClock(file, calendar, at);
  const [next] = remindersBetween(file, calendar, reminded, Number.POSITIVE_INFINITY);
  return {
    code: caseCode(file.id),
    number: serviceRefOf(file.id).projectNo,
    areas: lineage,
    unit: file.unit,
    turn: whoseTurn(file, desks).map(addressKey),
    standing: standingOf[dueState],
    dueAt: momentOf(dueAt),
    soonAt: momentOf(soonAt),
    routed,
    reminded: new Date(reminded),
    remindAt: momentOf(next?.at ?? null),
  };
}

const standingOf: Readonly<Record<ReturnType<typeof readClock>['dueState'], Standing>> = {
  running: 'running',
  'due-soon': 'running',
  late: 'running',
  paused: 'paused',
  'awaiting-calendar': 'awaiting-calendar',
  done: 'done',
};

const momentOf = (epochMs: number | null): Date => (epochMs === null ? NEVER : new Date(epochMs));

/** A case that console has seen. */
export type SeenCase = WorkedCaseDoc & {
  readonly file: StoredFile;
  readonly listing: CaseListing;
};

export const isSeen = (doc: WorkedCaseDoc): doc is SeenCase =>
  doc.file !== undefined && doc.listing !== undefined;
