import { bodyOf, chunksOf } from './chunks.js';
import { eventsOf } from './events-file.js';

describe('a file of events', () => {
  it('may be an array, lines, or one object, and names where each event stands', () => {
    const places = (text: string) => eventsOf(text, 'ratings').map(({ place }) => place);
    expect(places('[{"pf":1},\n{"pf":2}]')).toEqual(['event 1', 'event 2']);
    expect(places('{"pf":1}\n\n{"pf":2}\r\n')).toEqual(['line 1', 'line 3']);
    expect(places('\uFEFF{\n "pf": 1\n}\n')).toEqual(['event 1']);
    expect(places('[]')).toEqual([]);
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
