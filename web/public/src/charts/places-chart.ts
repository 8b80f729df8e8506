import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemReturn } from 'echarts';
import type { DisplayModes, PlaceRow } from '#shared/contract/public-pages.js';
import { percentOf } from '../format.js';
import { draw, type Drawing } from './draw.js';
import { paletteOf, textSizeOf } from './palette.js';

/** More rows than this are read in the table only. */
const MOST_ROWS = 40;

interface Bar {
  readonly name: string;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  readonly isPale: boolean;
}

/**
 * 好评率 of places as a point on its interval: filled where the sample is good enough, hollow and
 * grey where it is not. Undefined where there is nothing to draw.
 */
export function placesChart(
  name: string,
  rows: readonly PlaceRow[],
  modes: DisplayModes,
): Drawing | undefined {
  const bars = rows.flatMap(barOf);
  if (bars.length === 0 || bars.length > MOST_ROWS) return undefined;
  const palette = paletteOf(modes);
  const size = textSizeOf(modes);
  const step = size * 2.1;
  const height = Math.round(bars.length * step + size * 2.5);
  const least = Math.min(...bars.map(({ low }) => low));
  const axis = { axisLabel: { color: palette.soft, fontSize: size } };
  return draw(name, height, modes, {
    grid: { left: 4, right: 20, top: 4, bottom: 4, outerBoundsMode: 'same' },
    xAxis: {
      type: 'value',
      min: Math.max(0, Math.floor(least / 10) * 10),
      max: 100,
      splitNumber: 3,
      splitLine: { lineStyle: { color: palette.line } },
      axisLabel: { ...axis.axisLabel, formatter: '{value}%', hideOverlap: true },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map((bar) => bar.name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.ink, fontSize: size, width: size * 9, overflow: 'truncate' },
    },
    series: [
      {
        type: 'custom',
        silent: true,
        data: bars.map(({ low, high }, i) => [low, high, i]),
        encode: { x: [0, 1], y: 2 },
        renderItem: (
          _params: unknown,
          api: CustomSeriesRenderItemAPI,
        ): CustomSeriesRenderItemReturn => whisker(api, bars, palette),
      },
      {
        type: 'scatter',
        silent: true,
        symbolSize: 12,
        itemStyle: { opacity: 1 },
        data: bars.map(({ rate, isPale }, i) => ({
          value: [rate, i],
          itemStyle: isPale
            ? { color: palette.paper, borderColor: palette.pale, borderWidth: 2 }
            : { color: palette.main },
        })),
      },
    ],
  });
}

function whisker(
  api: CustomSeriesRenderItemAPI,
  bars: readonly Bar[],
  palette: { readonly main: string; readonly pale: string },
): CustomSeriesRenderItemReturn {
  const i = Number(api.value(2));
  const [x1 = 0, y1 = 0] = api.coord([api.value(0), i]);
  const [x2 = 0, y2 = 0] = api.coord([api.value(1), i]);
  const stroke = bars[i]?.isPale === true ? palette.pale : palette.main;
  return { type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth: 3 } };
}

function barOf({ name, figures }: PlaceRow): Bar[] {
  const { goodRate, goodRateLow, goodRateHigh, pale } = figures;
  if (
    typeof goodRate !== 'number' ||
    typeof goodRateLow !== 'number' ||
    typeof goodRateHigh !== 'number'
  ) {
    return [];
  }
  const [rate, low, high] = [goodRate, goodRateLow, goodRateHigh].map(percentOf);
  return [{ name, rate: rate ?? 0, low: low ?? 0, high: high ?? 0, isPale: pale !== null }];
}
