import { listenersAmong } from './host-link.js';

const hosts = ['https://a.example.cn', 'https://b.example.cn'];

describe('who is told', () => {
  it('is the page that embeds, if it may', () => {
    expect(listenersAmong(hosts, ['https://b.example.cn', 'https://c.example.cn'])).toEqual([
      'https://b.example.cn',
    ]);
    expect(listenersAmong(hosts, ['https://c.example.cn', 'https://b.example.cn'])).toEqual([]);
  });

  it('is every page that may embed, where the browser does not say which does', () => {
    expect(listenersAmong(hosts, undefined)).toEqual(hosts);
  });
});
