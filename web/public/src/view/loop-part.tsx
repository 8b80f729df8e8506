import type { JSX } from 'preact';
import type { LoopFigures } from '#shared/contract/public-pages.js';
import { count } from '../format.js';
import { RatiosTable } from './ratios-table.js';
import { Section } from './section.js';

/** What became of the bad ratings. */
export const LoopPart = ({ loop }: { readonly loop: LoopFigures }): JSX.Element => (
  <Section id="loop" title="差评整改结果">
    <p>
      本期因差评立案 {count(loop.opened)} 件，其中已办结 {count(loop.closed)} 件。
    </p>
    <RatiosTable
      caption="差评办理指标"
      ratios={[
        { name: '差评回复率', part: '已回复', whole: '立案', ratio: loop.replied },
        { name: '差评核实率', part: '已核实', whole: '立案', ratio: loop.verified },
        { name: '整改率', part: '已整改', whole: '属实', ratio: loop.rectified },
        {
          name: '按期整改率',
          part: '按期整改',
          whole: '属实且已到期',
          ratio: loop.rectifiedInTime,
        },
        { name: '实名差评回访率', part: '已回访', whole: '实名差评办结', ratio: loop.revisited },
        { name: '回访满意率', part: '回访满意', whole: '已回访', ratio: loop.satisfied },
      ]}
    />
  </Section>
);
