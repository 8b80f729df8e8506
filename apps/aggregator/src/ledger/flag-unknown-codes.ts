import type { ReadRecord } from '../consume/read-record.js';

/** Which codes the registry knows; a registry that is not loaded knows nothing and flags nothing. */
export interface KnownCodes {
  readonly isLoaded: boolean;
  hasArea(code: string): boolean;
  hasDepartment(code: string): boolean;
  hasItem(code: string): boolean;
  hasPoint(code: string): boolean;
}

/** Notes on a row which of its codes the registry did not know. The row is counted all the same. */
export function flagUnknownCodes(read: ReadRecord, codes: KnownCodes): ReadRecord {
  if (!codes.isLoaded || read.type === 'unreadable' || read.type === 'decision') return read;
  const { areaCode, deptCode, taskCode, pointCode } = read.row;
  const unknownCodes: string[] = [];
  if (!codes.hasArea(areaCode)) unknownCodes.push('areaCode');
  if (!codes.hasDepartment(deptCode)) unknownCodes.push('deptCode');
  if (taskCode !== undefined && !codes.hasItem(taskCode)) unknownCodes.push('taskCode');
  if (pointCode !== undefined && !codes.hasPoint(pointCode)) unknownCodes.push('pointCode');
  if (unknownCodes.length === 0) return read;
  return read.type === 'rating'
    ? { type: 'rating', row: { ...read.row, unknownCodes } }
    : { type: 'service', row: { ...read.row, unknownCodes } };
}
