import type { DisplayModes, Told, TrendPoint } from '#shared/contract/public-pages.js';
import { percentOf } from '../format.js';
import { draw, type Drawing } from './draw.js';
import { paletteOf, textSizeOf } from './palette.js';

const HEIGHT = 300;

/** 好评率 and 主动评价率 from one publication to the next; a gap where there is no number. */
export function trendChart(
  name: string,
  points: readonly TrendPoint[],
  modes: DisplayModes,
): Drawing | undefined {
  const drawn = points.filter(({ goodRate }) => typeof goodRate === 'number');
  if (drawn.length < 2) return undefined;
  const palette = paletteOf(modes);
  const fontSize = textSizeOf(modes);
  const label = { color: palette.soft, fontSize };
  const line = (title: string, symbol: string, colour: string, values: readonly Told[]) => ({
    ...{ type: 'line', name: title, symbol, symbolSize: 9, silent: true },
    data: values.map((value) => (typeof value === 'number' ? percentOf(value) : null)),
    lineStyle: { color: colour, width: 3 },
    itemStyle: { color: colour },
  });
  return draw(name, HEIGHT, modes, {
    legend: { top: 0, left: 0, itemWidth: 28, textStyle: { color: palette.ink, fontSize } },
    grid: { left: 4, right: 24, top: fontSize * 2.4, bottom: 4, outerBoundsMode: 'same' },
    xAxis: {
      type: 'category',
      data: points.map(({ period }) => period),
      boundaryGap: false,
      axisLabel: { ...label, hideOverlap: true },
      axisLine: { lineStyle: { color: palette.line } },
    },
    yAxis: {
      ...{ type: 'value', min: 0, max: 100 },
      axisLabel: { ...label, formatter: '{value}%' },
      splitLine: { lineStyle: { color: palette.line } },
    },
    series: [
      line(
        '好评率',
        'circle',
        palette.main,
        points.map((point) => point.goodRate),
      ),
      line(
        '主动评价率',
        'rect',
        palette.second,
        points.map((point) => point.activeRate),
      ),
    ],
  });
}
