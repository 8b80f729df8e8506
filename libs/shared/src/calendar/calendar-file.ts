import { readFile } from 'node:fs/promises';
import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { yearPeriod } from '../domain/period.js';
import { AppError } from '../errors/app-error.js';
import type { CalendarYear, WorkCalendar } from '../domain/working-days.js';
import { workCalendar } from './work-calendar.js';

const days = Type.Array(Type.String({ pattern: '^20\\d\\d-\\d\\d-\\d\\d$' }));
const fileSchema = Compile(
  Type.Record(
    Type.String({ pattern: '^20\\d\\d$' }),
    Type.Object({ holidays: days, makeUpDays: days }, { additionalProperties: false }),
  ),
);

/**
 * Reads a calendar file: `{"2027": {"holidays": ["2027-01-01", …], "makeUpDays": […]}}`, one
 * entry for each year of a State Council notice. Throws `config-invalid` naming what is wrong.
 */
export async function readCalendarFile(path: string): Promise<Map<number, CalendarYear>> {
  const content: unknown = parse(await readText(path));
  if (!fileSchema.Check(content)) {
    throw invalid('must be {"YYYY": {"holidays": [days], "makeUpDays": [days]}}');
  }
  const years = new Map<number, CalendarYear>();
  for (const [text, year] of Object.entries(content)) {
    const { first, last } = yearPeriod(Number(text));
    const strayed = [...year.holidays, ...year.makeUpDays].find((day) => day < first || day > last);
    if (strayed !== undefined) throw invalid(`has a day of another year under ${text}`);
    years.set(Number(text), year);
  }
  return years;
}

/** The calendar that comes with the system: known notices, and those of the file, if one is named. */
export const calendarOf = async (file: string | undefined): Promise<WorkCalendar> =>
  workCalendar(file === undefined ? undefined : await readCalendarFile(file));

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw invalid('cannot be read', cause);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid('is not JSON', cause);
  }
}

const invalid = (rule: string, cause?: unknown): AppError =>
  new AppError('config-invalid', `the file in HCP_CALENDAR_FILE ${rule}`, { cause });
