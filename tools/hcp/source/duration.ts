import { AppError } from '#shared/errors/app-error.js';

const MS_OF = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Milliseconds of `90s`, `15m`, `24h`, `7d` or `0`; throws `usage` for anything else. */
export function durationMs(text: string): number {
  if (text === '0') return 0;
  const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  if (count === undefined || unit === undefined) {
    throw new AppError(
      'usage',
      `${JSON.stringify(text)} is not a time such as 90s, 15m, 24h or 7d`,
    );
  }
  return Number(count) * MS_OF[unit as keyof typeof MS_OF];
}
