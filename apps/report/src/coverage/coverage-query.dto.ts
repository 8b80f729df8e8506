import {
  FormatParameter,
  PageParameter,
  PageSizeParameter,
  PeriodParameter,
  WHOLE,
  WithinParameter,
  type Format,
} from '../http/query-parameters.js';

/** Query of `GET /v1/coverage`. */
export class CoverageQueryDto {
  @WithinParameter('Area (its whole subtree) or department')
  within = WHOLE;

  @PeriodParameter()
  period?: string;

  @PageParameter()
  page = 1;

  @PageSizeParameter('Silent departments on a page')
  pageSize = 100;

  @FormatParameter()
  format: Format = 'json';
}
