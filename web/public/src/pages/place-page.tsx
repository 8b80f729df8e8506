import type { JSX } from 'preact';
import type { EditionPolicy, PlacePage } from '#shared/contract/public-pages.js';
import { placesChart } from '../charts/places-chart.js';
import { linkTo, placeLink } from '../links.js';
import { Chart } from '../view/chart.js';
import { CoveragePart } from '../view/coverage-part.js';
import { LevelsPart } from '../view/levels-part.js';
import { LoopPart } from '../view/loop-part.js';
import { RateLegend } from '../view/rate-cell.js';
import { RateTable } from '../view/rate-table.js';
import { Section } from '../view/section.js';
import { Summary } from '../view/summary.js';
import { TagsPart } from '../view/tags-part.js';
import { TrendPart } from '../view/trend-part.js';

interface Props {
  readonly page: PlacePage;
  readonly policy: EditionPolicy;
}

/** The province, an area or a department. */
export const Place = ({ page, policy }: Props): JSX.Element => (
  <>
    <Trail page={page} />
    <h1>{page.place.name}</h1>
    {page.figures === null ? (
      <p>这一期没有公布这里的数字。</p>
    ) : (
      <Summary figures={page.figures} excluded={page.excluded} policy={policy} />
    )}
    {page.areas.length > 0 && <Areas page={page} policy={policy} />}
    {page.departments.length > 0 && <Departments page={page} policy={policy} />}
    {page.levels !== null && <LevelsPart levels={page.levels} modes={page.modes} />}
    {page.trend.length > 0 && <TrendPart points={page.trend} carried={page} />}
    {page.subject === 'area' && (
      <TagsPart praise={page.praise} complaints={page.complaints} modes={page.modes} />
    )}
    {page.loop !== null && <LoopPart loop={page.loop} />}
    {page.coverage !== null && <CoveragePart coverage={page.coverage} />}
  </>
);

const Trail = ({ page }: { readonly page: PlacePage }): JSX.Element | null =>
  page.trail.length === 0 ? null : (
    <nav class="trail" aria-label="所在地区">
      <ol>
        {page.trail.map(({ code, name }) => (
          <li key={code}>
            <a href={placeLink(page, 'area', code)}>{name}</a>
          </li>
        ))}
        <li aria-current="page">{page.place.name}</li>
      </ol>
    </nav>
  );

function Areas({ page, policy }: Props): JSX.Element {
  const drawing = placesChart('areas', page.areas, page.modes);
  return (
    <Section id="areas" title="下辖地区">
      <RateLegend policy={policy} />
      {drawing !== undefined && (
        <Chart
          id="areas-chart"
          title="各地区的好评率和 95% 区间"
          about="每个地区一个点和一段区间；实心点样本够，空心灰点样本不足或主动评价率低；数字见表。"
          drawing={drawing}
        />
      )}
      <RateTable caption="下辖地区" rows={page.areas} carried={page} policy={policy} />
    </Section>
  );
}

const Departments = ({ page, policy }: Props): JSX.Element => (
  <Section id="departments" title="本级部门">
    <RateTable caption="本级部门" rows={page.departments} carried={page} policy={policy} />
    <p>
      <a href={linkTo(page, '/rankings', { subject: 'department', within: page.place.code })}>
        全部 {page.departmentCount} 个部门的排名
      </a>
    </p>
  </Section>
);
