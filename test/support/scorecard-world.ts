import { workCalendar } from '#shared/calendar/work-calendar.js';
import { monthPeriod } from '#shared/domain/period.js';
import type { Evaluation } from '#shared/domain/scorecard/evaluation.js';
import { openDaysOf } from '../../apps/report/src/calendar/open-windows.js';
import { randomCases } from './loop-cases.js';
import { Random } from './random.js';
import { randomFacts } from './report-facts.js';
import type { Weighed, World } from './scorecard-oracle.js';

export const NOW = Date.parse('2025-11-20T12:00:00+08:00');
const period = monthPeriod(2025, 11);
export const calendar = workCalendar();

/** What the cards of the tests weigh. */
export const TABLE: readonly Weighed[] = [
  ['goodRate', 20.5, 0.3, 0.9],
  ['score', 9.5, 20, 90],
  ['activeRate', 10, 0.2, 0.9],
  ['defaultShare', 10, 0.4, 0],
  ['unratedRate', 5, 0.6, 0.1],
  ['itemCoverage', 10, 0.2, 1],
  ['itemRatingCoverage', 5, 0.3, 1],
  ['repliedRate', 10, 0.1, 0.8],
  ['rectifiedInTimeRate', 5, 0.2, 1],
  ['thirdParty', 15, 0.5, 0.95],
];
/** Lines of a file of weights; the weight of the first figure can be another. */
export const rulesText = (first = 20.5): string[] => [
  'version: test-1',
  'minimumWeight: 70',
  'defaultJump: 0.05',
  'indicators:',
  ...TABLE.map(([code, weight, zero, full], i) => {
    const direction = full < zero ? 'lower' : 'higher';
    const own = i === 0 ? first : weight;
    return `  - { code: ${code}, weight: ${own}, direction: ${direction}, zero: ${zero}, full: ${full} }`;
  }),
  'awards:',
  '  demonstration: { top: 3, rate: 40 }',
  '  advanced: { top: 5, rate: 10 }',
];

const given = (code: string, score: number, agency: string): Evaluation => ({
  ...{ period: '2025-11', subject: 'area', code, kind: 'third-party', score, full: 100 },
  ...{ agency, document: '赣评〔2025〕1号' },
});
/** Scores of agencies; the last is of another period. */
export const evaluations: readonly Evaluation[] = [
  given('360100', 81.25, '甲评估公司'),
  given('360100', 90.5, '乙研究院'),
  { ...given('360800', 66.6, '甲评估公司'), full: 80 },
  { ...given('369900', 99, '甲评估公司'), period: '2025' },
];
/** Header and rows of the file that `hcp import evaluations` reads. */
export const HEADER = 'period,subject,code,kind,score,full,agency,document';
export const rowOf = (one: Evaluation): string =>
  [
    one.period,
    one.subject,
    one.code,
    one.kind,
    one.score,
    one.full,
    one.agency,
    one.document,
  ].join();

/** What happened in the corner of Jiangxi that tests have, judged in November. */
export const world: World = {
  services: randomFacts(new Random(41), 700, '2025-10-20', 31),
  cases: randomCases(new Random(42), 300, '2025-10-25', 24, { until: NOW }),
  ...{ evaluations, period, now: NOW },
  openDays: new Set(openDaysOf(period, calendar, 5, '2025-11-20')),
};
