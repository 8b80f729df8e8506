import { readFileSync, writeFileSync } from 'node:fs';

const MIB = 1_024;

/** MiB of memory that a process holds now, or has held at its most since its peak was forgotten (Linux). */
export function memoryMib(pid: number, which: 'now' | 'most'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const field = which === 'now' ? 'VmRSS' : 'VmHWM';
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / MIB;
}

/** Forgets the peak: what a process held while it started is not what came later. */
export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}
