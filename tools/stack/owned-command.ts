import { existsSync } from 'node:fs';

const SETPRIV = '/usr/bin/setpriv';

/**
 * A command line, arranged so that the kernel sends `signal` to the command when the process that
 * spawned it dies, however that happens: nothing is left behind. The pid is the command's own.
 */
export function owned(
  command: string,
  args: readonly string[],
  signal: 'KILL' | 'TERM',
): [command: string, args: string[]] {
  return existsSync(SETPRIV)
    ? [SETPRIV, ['--pdeathsig', signal, '--', command, ...args]]
    : [command, [...args]];
}
