import { StackError } from '../stack/stack.error.js';
import { readOptions } from './start.options.js';

describe('the arguments of npm start', () => {
  it('are none for a province that rates without end', () => {
    expect(readOptions([])).toEqual({ ratings: undefined, registry: undefined, exit: false });
  });

  it('name a bounded run', () => {
    expect(readOptions(['--ratings', '100000', '--exit'])).toMatchObject({
      ratings: 100_000,
      exit: true,
    });
  });

  it('name a registry of one’s own, without simulated traffic', () => {
    const { ratings, registry } = readOptions(['--ratings', '0', '--registry', '/tmp/own']);
    expect([ratings, registry]).toEqual([0, '/tmp/own']);
  });

  it.each([
    [['--ratings', 'many']],
    [['--ratings', '-1']],
    [['--ratings', '1.5']],
    [['--exit']],
    [['--ratings', '0', '--exit']],
    [['--registry', '/tmp/own']],
    [['--rating', '5']],
    [['100']],
  ])('are refused in one line when they make no sense: %j', (argv) => {
    expect(() => readOptions(argv)).toThrow(StackError);
  });
});
