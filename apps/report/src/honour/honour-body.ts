import { chinaTime } from '#shared/domain/china-time.js';
import { HONOUR_REASONS } from '#shared/domain/honour/honour-rules.js';
import { ratio } from '#shared/domain/indicators.js';
import type { HonourAnswer, HonourRow } from './honours.service.js';

/** The answer as a JSON object, without its `asOf`. */
export function honourBody({ query, withinName, until, rules, rows }: HonourAnswer): object {
  const { within, period, list = null } = query;
  return {
    ...{ within, withinName, peers: null },
    ...{ period: period.name, first: period.first, last: period.last },
    ...{ list, until: chinaTime(until), rules },
    rows: rows.map((row) => rowBody(row, period.name)),
  };
}

function rowBody(row: HonourRow, period: string): object {
  const { code, name, areaCode, list, reasons, closed, revisited, satisfied } = row;
  return {
    ...{ code, name, areaCode, list },
    reasons: reasons.map((reason) => ({ code: reason, name: HONOUR_REASONS[reason] })),
    ...{ closed, revisited, satisfied, satisfiedRate: ratio(satisfied, revisited) },
    late: row.late.map((one) => ({ ...one, link: caseLink(one.code) })),
    falsified: row.falsified.map((one) => ({ code: one, link: caseLink(one) })),
    figures: `/v1/loop?by=department&within=${code}&period=${period}`,
  };
}

/** Where console shows the case. */
const caseLink = (code: string): string => `/v1/cases/${code}`;
