/**
 * Expressions that several panels share. Gauges of report and console come from every replica, each
 * with the same figures: `max` makes one of them. Counters are each process's own: `sum`.
 */

/** Which areas: labels of `hcp_area_info`. */
export type Areas = '{level=~"province|city"}' | '{parent="$area"}' | '{area="$area"}';

/** A gauge of report by area, once, whatever the number of replicas. */
export const once = (metric: string, labels = ''): string => `max by (area) (${metric}${labels})`;

/** Only of some areas, and with their names. */
export const named = (expr: string, areas: Areas): string =>
  `(${expr}) * on (area) group_left (name) max by (area, name) (hcp_area_info${areas})`;

const PERIOD = '{period="$period"}';
export const goodRate = once('hcp_area_good_rate', PERIOD);
export const activeRate = once('hcp_area_active_rate', PERIOD);
export const valid = once('hcp_area_valid', PERIOD);
export const due = once('hcp_area_due', PERIOD);

/** 好评率 says something: enough people were heard, and not only few of those who were served. */
export const soundGoodRate = `${goodRate} and on (area) ${valid} >= $minimum and on (area) ${activeRate} >= $low_active`;
/** 好评率 of all others. */
export const weakGoodRate = `${goodRate} unless on (area) (${soundGoodRate})`;
export const soundActiveRate = `${activeRate} and on (area) ${due} >= $minimum`;
export const weakActiveRate = `${activeRate} and on (area) ${due} < $minimum`;

/** Open cases of an area, in any state. */
export const openCases = 'sum by (area) (max by (area, state) (hcp_cases_open))';
export const overdueCases = once('hcp_cases_overdue');

/** A share of what the registry has of a kind, in an area; and what it is a share of. */
export const coverage = (
  metric: 'hcp_coverage_with_service' | 'hcp_coverage_with_rating',
  kind: string,
  of: 'hcp_coverage_registered' | 'hcp_coverage_with_service',
): string =>
  `${once(metric, `{kind="${kind}"}`)} / on (area) (${once(of, `{kind="${kind}"}`)} > 0)`;
export const registered = (kind: string): string =>
  once('hcp_coverage_registered', `{kind="${kind}"}`);
