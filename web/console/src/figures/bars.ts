/** A bar of a chart; a pale one stands on too few to be compared. */
export interface Bar {
  readonly name: string;
  readonly value: number | null;
  readonly isPale: boolean;
}

const STRONG = '#1554ad';
const PALE = '#b3bac4';
const ROW_PX = 30;
const FRAME_PX = 60;

/** The height that so many bars need. */
export const heightOf = (bars: readonly Bar[]): number => bars.length * ROW_PX + FRAME_PX;

/** The drawing of horizontal bars, the first on top; `shown` writes a value. */
export const barOption = (
  bars: readonly Bar[],
  label: string,
  shown: (value: number | null) => string,
) => ({
  animation: false,
  aria: { enabled: true, label: { description: `${label}柱状图，数值见表格` } },
  grid: { left: 8, right: 72, top: 8, bottom: 8, containLabel: true },
  tooltip: {
    renderMode: 'richText' as const,
    formatter: (hit: { dataIndex: number; name: string }) =>
      `${hit.name}\n${label} ${shown(bars[hit.dataIndex]?.value ?? null)}`,
  },
  xAxis: {
    type: 'value' as const,
    axisLabel: { formatter: (value: number) => shown(value), hideOverlap: true },
  },
  yAxis: {
    type: 'category' as const,
    inverse: true,
    data: bars.map(({ name }) => name),
    axisLabel: { width: 140, overflow: 'truncate' as const },
  },
  series: [
    {
      type: 'bar' as const,
      barMaxWidth: 18,
      data: bars.map(({ value, isPale }) => ({
        value: value ?? 0,
        itemStyle: { color: isPale ? PALE : STRONG },
        label: { show: true, position: 'right' as const, formatter: shown(value) },
      })),
    },
  ],
});
