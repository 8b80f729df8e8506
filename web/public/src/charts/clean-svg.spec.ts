import { cleanSvg } from './clean-svg.js';

const drawn = `<svg width="10" height="10" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
<rect width="10" height="10" x="0" y="0" fill="none"></rect>
<path d="M74.512 8L1 2.25" stroke="#dbdee4" ecmeta_ssr_type="chart" class="zr4-cls-4" clip-path="url(#zr4-c0)"></path>
<text style="font-size:12px;font-family:inherit;font-weight:bold;" transform="translate(65.8412 53.5)">1.2345 &lt;b&gt; class="x"</text>
<style ><![CDATA[
.zr4-cls-4:hover { pointer-events:none; }
]]></style>
</svg>`;

describe('an SVG of the chart library, cleaned', () => {
  const clean = cleanSvg(drawn, 'trend');

  it('has no style that a strict policy would refuse', () => {
    expect(clean).not.toMatch(/<style|\sstyle=|<svg/);
    expect(clean).toContain('font-size="12" font-weight="bold"');
  });

  it('is the same whichever chart of the process it is', () => {
    expect(cleanSvg(drawn.replaceAll('zr4', 'zr17'), 'trend')).toBe(clean);
    expect(clean).toContain('url(#trend-c0)');
  });

  it('has shorter numbers where it is drawn, and the texts as they were', () => {
    expect(clean).toContain('d="M74.5 8L1 2.3"');
    expect(clean).toContain('translate(65.8 53.5)');
    expect(clean).toContain('>1.2345 &lt;b&gt;');
  });
});
