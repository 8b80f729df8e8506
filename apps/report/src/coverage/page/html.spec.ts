import { html } from './html.js';

describe('a page', () => {
  it('takes no markup from what is put into it', () => {
    const name = `<script>alert("x")</script>'&`;
    const list = ['<b>', html`<i>${name}</i>`];
    const { markup } = html`<p title="${name}">${list}${3}</p>`;
    expect(markup).not.toMatch(/<script|<b>/);
    expect(markup.match(/<[a-z/]/g)).toEqual(['<p', '<i', '</', '</']);
    expect(markup.replaceAll('&quot;', '').match(/"/g)).toHaveLength(2);
  });
});
