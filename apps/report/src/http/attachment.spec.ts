import { attachmentHeaders } from './attachment.js';

function headersOf(name: string): Record<string, string> {
  const headers: Record<string, string> = {};
  attachmentHeaders(
    { header: (key, value) => (headers[key] = value) },
    { type: 'text/csv', asciiName: 'a.csv', name },
  );
  return headers;
}

it('a download has an ASCII name, and the Chinese one as an extended value', () => {
  expect(headersOf("排名（官方）'1'(2)*.csv")).toEqual({
    'content-type': 'text/csv',
    'content-disposition':
      `attachment; filename="a.csv"; filename*=UTF-8''` +
      '%E6%8E%92%E5%90%8D%EF%BC%88%E5%AE%98%E6%96%B9%EF%BC%89%271%27%282%29_.csv',
  });
});

it('what a name brings along from the registry breaks neither header nor file system', () => {
  const value = headersOf('甲/乙\r\nx-evil: 1"\ud800.csv')['content-disposition'];
  expect(value).toMatch(/^[\x20-\x7e]+$/);
  expect(value).not.toMatch(/%2F|%0D|%0A|%22/);
});
