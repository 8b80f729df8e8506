import {
  FileFormatParameter,
  PeriodParameter,
  WHOLE,
  WithinParameter,
  type FileFormat,
} from '../../http/query-parameters.js';

/** Query of `GET /v1/bad-ratings`. */
export class BadRatingsQueryDto {
  @WithinParameter('Area (its whole subtree) or department')
  within = WHOLE;

  @PeriodParameter(
    'Year, quarter, month or day (China time) in which they were given; default the current month',
  )
  period?: string;

  @FileFormatParameter()
  format: FileFormat = 'json';
}
