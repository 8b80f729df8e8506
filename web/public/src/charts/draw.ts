import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { DisplayModes } from '#shared/contract/public-pages.js';
import { cleanSvg } from './clean-svg.js';
import { textSizeOf } from './palette.js';

use([BarChart, CustomChart, LineChart, ScatterChart, GridComponent, LegendComponent, SVGRenderer]);

/** The inside of an SVG, in the units of its view box. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly content: string;
}

/** As wide as a phone shows one to one. */
export const WIDTH = 340;

/** Draws a chart without a script for the reader; `name` is its own on the page. */
export function draw(
  name: string,
  height: number,
  modes: DisplayModes,
  option: EChartsCoreOption,
): Drawing {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'inherit', fontSize: textSizeOf(modes) },
      ...option,
    });
    return { width: WIDTH, height, content: cleanSvg(chart.renderToSVGString(), name) };
  } finally {
    chart.dispose();
  }
}
