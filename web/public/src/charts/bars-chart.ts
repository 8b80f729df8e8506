import type { DisplayModes } from '#shared/contract/public-pages.js';
import { count } from '../format.js';
import { draw, type Drawing } from './draw.js';
import { paletteOf, textSizeOf } from './palette.js';

/** One bar: a count that may be told. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly tone: 'good' | 'bad';
}

/** Counts as bars from zero, each with its number. Undefined where there is nothing to draw. */
export function barsChart(
  name: string,
  bars: readonly Bar[],
  modes: DisplayModes,
): Drawing | undefined {
  if (bars.every(({ value }) => value === 0)) return undefined;
  const palette = paletteOf(modes);
  const fontSize = textSizeOf(modes);
  const height = Math.round(bars.length * fontSize * 2.2 + 12);
  return draw(name, height, modes, {
    grid: { left: 4, right: fontSize * 5, top: 4, bottom: 4, outerBoundsMode: 'same' },
    xAxis: { type: 'value', min: 0, show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map((bar) => bar.name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.ink, fontSize, width: fontSize * 9, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        silent: true,
        barMaxWidth: fontSize * 1.4,
        data: bars.map(({ value, tone }) => ({ value, itemStyle: { color: palette[tone] } })),
        label: {
          show: true,
          position: 'right',
          color: palette.ink,
          fontSize,
          textBorderWidth: 0,
          formatter: ({ value }: { readonly value: number }) => count(value),
        },
      },
    ],
  });
}
