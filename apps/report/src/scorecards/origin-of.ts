import { FIGURES, type FigureCode } from '#shared/domain/scorecard/figures.js';
import type { ScorecardQuery } from './scorecard.types.js';

/** The address of report that shows a figure of somebody with what it was counted from. */
export function originOf(
  figure: FigureCode,
  { subject, period }: Pick<ScorecardQuery, 'subject' | 'period'>,
  code: string,
): string {
  const at = `period=${period.name}`;
  switch (FIGURES[figure].origin) {
    case 'scores':
      return `/v1/scores/${subject}/${code}?${at}`;
    case 'coverage':
      return `/v1/coverage?within=${code}&${at}`;
    case 'loop':
      return `/v1/loop?by=${subject}&within=${code}&${at}`;
    case 'evaluations':
      return `/v1/scorecards/${subject}/${code}/evaluations?${at}`;
  }
}
