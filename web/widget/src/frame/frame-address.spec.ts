import { frameAddress, scriptBase } from './frame-address.js';

const TOKEN = 'abcdefghijklmnopqrst-_';

describe('where the widget comes from', () => {
  it('is told by its script element', () => {
    expect(scriptBase('https://hcp.example.cn:7001/widget.js?v=2', undefined)).toBe(
      'https://hcp.example.cn:7001',
    );
    expect(scriptBase('https://example.cn/rate/widget.js', 'Error')).toBe(
      'https://example.cn/rate',
    );
  });

  it('is told by a stack when there is no element, as for modules', () => {
    const chromium =
      'Error\n    at https://hcp.example.cn/widget.js:1:3000\n    at x (https://host.cn/a.js:1:1)';
    const firefox = '@https://hcp.example.cn/widget.js:1:3000\n';
    expect(scriptBase(undefined, chromium)).toBe('https://hcp.example.cn');
    expect(scriptBase(undefined, firefox)).toBe('https://hcp.example.cn');
    expect(scriptBase(undefined, undefined)).toBeUndefined();
  });
});

describe('the framed address', () => {
  it('has the token in its path and one origin to listen to', () => {
    expect(frameAddress('https://hcp.example.cn/rate/', TOKEN)).toEqual({
      url: `https://hcp.example.cn/rate/r/${TOKEN}`,
      origin: 'https://hcp.example.cn',
    });
  });

  it('is none without a token, without a base, or when a host means something else', () => {
    expect(frameAddress('https://hcp.example.cn', '')).toBeUndefined();
    expect(frameAddress('https://hcp.example.cn', '../../x/aaaaaaaaaaaaaaa')).toBeUndefined();
    expect(frameAddress(undefined, TOKEN)).toBeUndefined();
    expect(frameAddress('javascript:alert(1)//', TOKEN)).toBeUndefined();
    expect(frameAddress('nowhere', TOKEN)).toBeUndefined();
  });
});
