import { bodyOf, chunksOf } from './chunks.js';
import { eventsOf, textOf } from './events-file.js';

describe('a file of events', () => {
  it('may be an array, lines, or one object, and names where each event stands', () => {
    const places = (text: string) => eventsOf(text, 'ratings').map(({ place }) => place);
    expect(places('[{"pf":1},\n{"pf":2}]')).toEqual(['event 1', 'event 2']);
    expect(places('{"pf":1}\n\n{"pf":2}\r\n')).toEqual(['line 1', 'line 3']);
    expect(places('\uFEFF{\n "pf": 1\n}\n')).toEqual(['event 1']);
    expect(places('[]')).toEqual([]);
  });

  it('in another encoding than UTF-8 is none', () => {
    const gbk = Buffer.concat([
      Buffer.from('{"taskName":"'),
      Buffer.from([0xb0, 0xec]),
      Buffer.from('"}'),
    ]);
    expect(() => textOf(gbk)).toThrow('the file is not UTF-8');
    expect(textOf(Buffer.from('{"taskName":"办"}'))).toContain('办');
  });

  it('is sent as it stands, numbers and unknown fields included', () => {
    const [chunk] = chunksOf(eventsOf('{"n":1e21,"x":"5"}\n{"n":2}', 'ratings'), 500);
    expect(chunk && bodyOf(chunk).toString()).toBe('[{"n":1e21,"x":"5"},{"n":2}]');
  });

  it('may mix ratings and service records', () => {
    const text = '{"pf":1}\n{"serviceTime":"x"}\n{"pf":2}\n{"proStatus":3}\n5';
    const chunks = chunksOf(eventsOf(text, 'auto'), 2);
    expect(chunks.map(({ kind, events }) => [kind, ...events.map(({ place }) => place)])).toEqual([
      ['ratings', 'line 1', 'line 3'],
      ['services', 'line 2', 'line 4'],
      ['ratings', 'line 5'],
    ]);
  });

  it.each([
    ['{"a":1}\n{"b":', 'line 2 is not JSON'],
    ['[{"a":1},', 'the file is not valid JSON'],
    ['hello', 'line 1 is not JSON'],
  ])('%j: %s', (text, message) => {
    expect(() => eventsOf(text, 'auto')).toThrow(message);
  });
});
