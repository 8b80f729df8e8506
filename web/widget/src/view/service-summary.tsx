import type { JSX } from 'preact';
import type { ServiceView } from '#shared/contract/citizen-api.js';
import { sayDay } from '../browser/china-date.js';
import { rating } from '../texts.zh.js';

/** What the page is about, said once at its top. */
export const ServiceSummary = ({ service }: { readonly service: ServiceView }): JSX.Element => {
  const { item, department, area, point, day, visit } = service;
  const said = sayDay(day);
  return (
    <div class="service" data-testid="service">
      <h1>{item ?? rating.visitName}</h1>
      <p>{department.includes(area) ? department : `${area} ${department}`}</p>
      {point !== undefined && <p>{point}</p>}
      <p>{visit ? rating.visitedOn(said) : rating.servedOn(said)}</p>
    </div>
  );
};
