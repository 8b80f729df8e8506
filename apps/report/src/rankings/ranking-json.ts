import type { Indicators } from '#shared/domain/indicators.js';
import { INDICATORS } from './indicator-spec.js';
import type { RankingAnswer } from './ranking.types.js';

/**
 * The answer as JSON without its `asOf`, to be put behind `{"asOf":…,`. Rows are written by hand:
 * there are thousands, always of one shape, and only names need escaping.
 */
export function rankingJson(answer: RankingAnswer): string {
  const { query, hasCohort } = answer;
  const { direction, rankedBy, sample } = INDICATORS[query.indicator];
  const head = {
    subject: query.subject,
    within: query.within,
    withinName: answer.withinName,
    peers: query.peers ?? null,
    period: query.period.name,
    first: query.period.first,
    last: query.period.last,
    indicator: query.indicator,
    rankedBy,
    direction,
    door: query.door,
    sample,
    minimumSample: answer.minimumSample,
    generation: answer.generation,
  };
  const rows = answer.rows.map(
    ({ rank, row, change }) =>
      `{"rank":${rank},${figuresJson(row.code, row.name, row.figures, hasCohort)},"change":${change}}`,
  );
  const insufficient = answer.insufficient.map(
    ({ code, name, figures }) => `{${figuresJson(code, name, figures, hasCohort)},"change":null}`,
  );
  const total = `{${figuresJson(query.within, answer.withinName, answer.total, hasCohort)}}`;
  return (
    JSON.stringify(head).slice(1, -1) +
    `,"total":${total},"rows":[${rows.join(',')}],"insufficient":[${insufficient.join(',')}]}`
  );
}

function figuresJson(code: string, name: string, figures: Indicators, hasCohort: boolean): string {
  const said =
    `"code":${JSON.stringify(code)},"name":${JSON.stringify(name)},"valid":${figures.valid},` +
    `"good":${figures.good},"bad":${figures.bad},"goodRate":${figures.goodRate},` +
    `"goodRateLow":${figures.goodRateLow},"goodRateHigh":${figures.goodRateHigh},` +
    `"score":${figures.score},`;
  if (!hasCohort) {
    return (
      said +
      '"due":null,"active":null,"defaulted":null,"unrated":null,"pending":null,"activeRate":null'
    );
  }
  return (
    said +
    `"due":${figures.due},"active":${figures.active},"defaulted":${figures.defaulted},` +
    `"unrated":${figures.unrated},"pending":${figures.pending},"activeRate":${figures.activeRate}`
  );
}
