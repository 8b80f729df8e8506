import type { JSX } from 'preact';
import type { CoverageFigures } from '#shared/contract/public-pages.js';
import { RatiosTable } from './ratios-table.js';
import { Section } from './section.js';

/** Who takes part: what is not connected cannot be rated. */
export const CoveragePart = ({ coverage }: { readonly coverage: CoverageFigures }): JSX.Element => (
  <Section id="coverage" title="接入和评价覆盖">
    <RatiosTable
      caption="覆盖率"
      ratios={[
        { name: '部门接入', part: '有办件的部门', whole: '部门', ratio: coverage.departments },
        { name: '事项接入', part: '有办件的事项', whole: '目录内事项', ratio: coverage.items },
        {
          name: '事项评价覆盖',
          part: '有主动评价的',
          whole: '有办件的事项',
          ratio: coverage.itemsRated,
        },
        { name: '服务点接入', part: '有办件的服务点', whole: '服务点', ratio: coverage.points },
        {
          name: '服务点评价覆盖',
          part: '有主动评价的',
          whole: '有办件的服务点',
          ratio: coverage.pointsRated,
        },
      ]}
    />
  </Section>
);
