import {
  FormatParameter,
  PeriodParameter,
  WHOLE,
  WithinParameter,
  type Format,
} from '../http/query-parameters.js';

/** Query of `GET /v1/scores/{subject}/{code}`. */
export class ScoreQueryDto {
  @PeriodParameter()
  period?: string;

  @WithinParameter('Area or department that bounds a channel or a kind of hours')
  within = WHOLE;

  @FormatParameter()
  format: Format = 'json';
}
