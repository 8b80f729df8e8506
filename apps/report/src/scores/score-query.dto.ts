import {
  FileFormatParameter,
  PeriodParameter,
  WHOLE,
  WithinParameter,
  type FileFormat,
} from '../http/query-parameters.js';

/** Query of `GET /v1/scores/{subject}/{code}`. */
export class ScoreQueryDto {
  @PeriodParameter()
  period?: string;

  @WithinParameter('Area or department that bounds a channel or a kind of hours')
  within = WHOLE;

  @FileFormatParameter()
  format: FileFormat = 'json';
}
