import type { HonourDetail, HonourFigures } from '../api/honours';
import { caseLines, figureWords, momentsOf } from './honour-words';

const figures: HonourFigures = {
  ...{ areaCode: '360829', reasons: [{ code: 'falsified', name: '整改不实' }] },
  ...{ closed: 1_200, revisited: 0, satisfied: 0, satisfiedRate: null },
  late: [
    { code: 'A', days: null },
    { code: 'B', days: 12 },
    { code: 'C', days: 15 },
  ],
  falsified: [{ code: 'B' }],
  rules: { leastClosed: 10, leastSatisfied: 0.95, mostLateDays: 10 },
};

describe('what an entry came from', () => {
  it('is said in one line, and nothing is made up where nobody was reached', () => {
    expect(figureWords(figures)).toBe('整改不实；办结 1,200 件，回访满意率 —');
  });

  it('is its cases, each once: falsified ones, then the latest, then what cannot be told', () => {
    expect(caseLines(figures)).toEqual([
      { code: 'B', words: '整改不实，超期 12 个工作日' },
      { code: 'C', words: '超期 15 个工作日' },
      { code: 'A', words: '期限尚不能确定' },
    ]);
  });
});

it('what became of an entry begins with its draft, and the notice has its last day', () => {
  const entry = {
    ...{ proposedBy: '张三', proposedAt: '2026-06-01T09:00:00.000+08:00' },
    noticeUntil: '2026-06-09',
    steps: [
      { step: 'announce', by: '张三', at: '2026-06-02T09:00:00.000+08:00', words: null },
      { step: 'object', by: null, at: '2026-06-03T09:00:00.000+08:00', words: '有误' },
    ],
  } as const satisfies Partial<HonourDetail>;
  expect(momentsOf(entry as unknown as HonourDetail).map(({ title }) => title)).toEqual([
    ...['草拟', '公示，至 2026-06-09（含当日）', '提出异议'],
  ]);
});
