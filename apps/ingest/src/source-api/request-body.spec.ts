import { mediaType, parseBody } from './request-body.js';

const json = (text: string) => parseBody(Buffer.from(text), 'application/json');
const lines = (text: string) => parseBody(Buffer.from(text), 'application/x-ndjson');

describe('request bodies', () => {
  it('are one event, an array of events, or lines of events', () => {
    expect(json('{"a":1}')).toEqual([{ a: 1 }]);
    expect(json('[{"a":1},2]')).toEqual([{ a: 1 }, 2]);
    expect(lines('{"a":1}\n{"b":2}\r\n\n3\n')).toEqual([{ a: 1 }, { b: 2 }, 3]);
  });

  it.each(['', ' ', '{', '5', '"x"', 'null', 'true', '[1,]', '{"a":1}{"b":2}', "{'a':1}", 'NaN'])(
    'refuse %j',
    (text) => {
      expect(json(text)).toMatchObject({ code: 'malformed' });
    },
  );

  it('refuse bytes that are not UTF-8', () => {
    const body = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);
    expect(parseBody(body, 'application/json')).toMatchObject({ code: 'malformed' });
    expect(parseBody(body, 'application/x-ndjson')).toMatchObject({ code: 'malformed' });
  });

  it('refuse all lines for one that is not JSON, and name it without quoting it', () => {
    expect(lines('{"a":1}\n{"mobile":"13800000000"\n{"b":2}')).toEqual({
      code: 'malformed',
      detail: 'line 2 is not JSON',
    });
  });

  it('hold 1 to 500 events as an array, and 1 to 10,000 as lines', () => {
    const of = (n: number) => Array.from({ length: n }, () => ({}));
    expect(json('[]')).toEqual({ code: 'empty' });
    expect(lines('\n\n')).toEqual({ code: 'empty' });
    expect(json(JSON.stringify(of(500)))).toHaveLength(500);
    expect(json(JSON.stringify(of(501)))).toMatchObject({ code: 'too-many' });
    expect(lines('{}\n'.repeat(10_000))).toHaveLength(10_000);
    expect(lines('{}\n'.repeat(10_001))).toMatchObject({ code: 'too-many' });
  });

  it('are known by their media type, its parameters aside', () => {
    expect(mediaType('application/json')).toBe('application/json');
    expect(mediaType('Application/JSON; charset=utf-8')).toBe('application/json');
    expect(mediaType('application/x-ndjson')).toBe('application/x-ndjson');
    for (const other of ['text/plain', 'application/jsonp', '', undefined]) {
      expect(mediaType(other)).toBeUndefined();
    }
  });
});
