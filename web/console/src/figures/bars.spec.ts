import { barOption, heightOf } from './bars';

const bars = [
  { name: '甲', value: 0.9, isPale: false },
  { name: '乙', value: null, isPale: true },
];

it('bars carry their value in words, and those of too few are pale', () => {
  const { series, yAxis, tooltip } = barOption(bars, '好评率', (value) =>
    value === null ? '—' : `${value}`,
  );
  const data = series[0]?.data ?? [];
  expect(data.map(({ label }) => label.formatter)).toEqual(['0.9', '—']);
  expect(data[0]?.itemStyle.color).not.toBe(data[1]?.itemStyle.color);
  expect(yAxis).toMatchObject({ inverse: true, data: ['甲', '乙'] });
  expect(tooltip.renderMode).toBe('richText');
  expect(heightOf(bars)).toBeGreaterThan(heightOf(bars.slice(1)));
});
