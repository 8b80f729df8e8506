import type { ReportApp } from './report-app.js';

/** Numerator and denominator of a figure, as the address shows them from which it is said to come. */
export async function partsAt(
  report: ReportApp,
  from: string,
  figure: string,
): Promise<[number, number]> {
  type Answer = Record<string, number> & {
    levels: Record<string, number>;
    total: Record<string, number> & Record<string, { numerator: number; denominator: number }>;
    evaluations: { kind: string; score: number; full: number }[];
  };
  const at = await report.json<Answer>(from);
  const n = (name: string): number => at[name] ?? 0;
  const rate = (name: string): [number, number] => {
    const { numerator = 0, denominator = 0 } = at.total[name] ?? {};
    return [numerator, denominator];
  };
  switch (figure) {
    case 'goodRate':
      return [n('good'), n('valid')];
    case 'score': {
      const points = [0, 30, 60, 80, 100].map((p, i) => p * (at.levels[String(i + 1)] ?? 0));
      return [points.reduce((a, b) => a + b), n('valid')];
    }
    case 'activeRate':
      return [n('active'), n('due')];
    case 'defaultShare':
      return [n('defaulted'), n('due')];
    case 'unratedRate':
      return [n('unrated') - n('pending'), n('due') - n('pending')];
    case 'itemCoverage':
      return [Number(at.total['itemsWithService']), Number(at.total['items'])];
    case 'itemRatingCoverage':
      return [Number(at.total['itemsWithActive']), Number(at.total['itemsWithService'])];
    case 'thirdParty': {
      const own = at.evaluations.filter(({ kind }) => kind === 'third-party');
      const sum = (key: 'score' | 'full') => own.reduce((all, each) => all + each[key], 0);
      return [sum('score'), sum('full')];
    }
    default:
      return rate(figure.replace(/Rate$/, ''));
  }
}
