import type { Indicators } from '#shared/domain/indicators.js';
import { JsonWriter } from '../http/json-writer.js';
import { INDICATORS } from './indicator-spec.js';
import type { RankingAnswer } from './ranking.types.js';

/**
 * The answer as JSON without its `asOf`, to be put behind `{"asOf":…,`. Rows are written field by
 * field into bytes: there are thousands, always of one shape.
 */
export function rankingJson(answer: RankingAnswer): Buffer {
  const { query, hasCohort, rows, insufficient } = answer;
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
    official: answer.official,
    rankedBy,
    direction,
    door: query.door,
    sample,
    minimumSample: answer.minimumSample,
    generation: answer.generation,
  };
  const json = new JsonWriter();
  json.value(head, 1, -1);
  json.ascii(',"total":{');
  writeFigures(json, query.within, answer.withinName, answer.total, hasCohort);
  json.ascii('},"rows":[');
  rows.forEach(({ rank, row, change }, i) => {
    json.ascii(i === 0 ? '{"rank":' : ',{"rank":');
    json.number(rank);
    json.ascii(',');
    writeFigures(json, row.code, row.name, row.figures, hasCohort);
    json.ascii(',"change":');
    json.number(change);
    json.ascii('}');
  });
  json.ascii('],"insufficient":[');
  insufficient.forEach(({ code, name, figures }, i) => {
    json.ascii(i === 0 ? '{' : ',{');
    writeFigures(json, code, name, figures, hasCohort);
    json.ascii(',"change":null}');
  });
  json.ascii(']}');
  return json.bytes();
}

function writeFigures(
  json: JsonWriter,
  code: string,
  name: string,
  figures: Indicators,
  hasCohort: boolean,
): void {
  json.ascii('"code":');
  json.text(code);
  json.ascii(',"name":');
  json.text(name);
  json.field(',"valid":', figures.valid);
  json.field(',"good":', figures.good);
  json.field(',"bad":', figures.bad);
  json.field(',"goodRate":', figures.goodRate);
  json.field(',"goodRateLow":', figures.goodRateLow);
  json.field(',"goodRateHigh":', figures.goodRateHigh);
  json.field(',"score":', figures.score);
  json.field(',"due":', hasCohort ? figures.due : null);
  json.field(',"active":', hasCohort ? figures.active : null);
  json.field(',"defaulted":', hasCohort ? figures.defaulted : null);
  json.field(',"unrated":', hasCohort ? figures.unrated : null);
  json.field(',"pending":', hasCohort ? figures.pending : null);
  json.field(',"activeRate":', hasCohort ? figures.activeRate : null);
}
