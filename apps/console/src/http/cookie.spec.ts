import { cookieValue, setCookie } from './cookie.js';

describe('reading one cookie', () => {
  it.each<[string | undefined, string | undefined]>([
    [undefined, undefined],
    ['', undefined],
    ['hcp=abc', 'abc'],
    ['a=1; hcp=abc; b=2', 'abc'],
    ['a=1;hcp=abc', 'abc'],
    ['hcp=', ''],
    ['hcp=a=b', 'a=b'],
    ['xhcp=abc', undefined],
    ['hcpx=abc', undefined],
    ['HCP=abc', undefined],
    ['hcp', undefined],
    ['hcp=one; hcp=two', undefined],
  ])('%j: %j', (header, value) => {
    expect(cookieValue(header, 'hcp')).toBe(value);
  });
});

describe('writing one cookie', () => {
  it('keeps it from scripts and from other sites', () => {
    expect(setCookie('hcp', 'abc', { secure: true })).toBe(
      'hcp=abc; Path=/; HttpOnly; SameSite=Strict; Secure',
    );
  });

  it('takes it away with no age, and without TLS where there is none', () => {
    expect(setCookie('hcp', '', { secure: false, maxAge: 0 })).toBe(
      'hcp=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0',
    );
  });

  it.each(['a;b', 'a b', 'a,b', 'a"b', 'a\\b', 'a\r\nb', '值'])('does not carry %j', (value) => {
    expect(() => setCookie('hcp', value, { secure: true })).toThrow(RangeError);
  });

  it('is read back', () => {
    const [pair] = setCookie('hcp', 'Aa0-_~', { secure: true }).split(';');
    expect(cookieValue(pair, 'hcp')).toBe('Aa0-_~');
  });
});
