import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { StackError } from '../stack.error.js';

/** Every container of a stack bears it, with the name of the stack. */
export const STACK_LABEL = 'haochaping.stack';

/**
 * Reads one word. The end of the input instead of a word is the death of the owner, whose last
 * request to Docker may still be under way: what it makes is removed a little later.
 */
const SCRIPT = `
  remove() {
    ids=$(docker ps --all --quiet --filter "label=$1") || return 1
    [ -z "$ids" ] || docker rm --force --volumes $ids
  }
  read -r word; remove "$1" || exit 1
  [ "$word" = stop ] || { sleep 3; remove "$1"; }`;

/** Removes the containers of one stack, when it is told to or when its owner is gone. */
export interface ContainerWatch {
  /** Resolves when every container of the stack is gone, with its volumes. */
  remove(): Promise<void>;
}

/**
 * A small process beside this one, in a session of its own, that outlives it just long enough to
 * remove the containers labelled with `stack`. It knows of the end of its owner, even by SIGKILL, by
 * the end of its own input.
 */
export function watchContainers(stack: string): ContainerWatch {
  const child = spawn('sh', ['-c', SCRIPT, 'hcp-watch', `${STACK_LABEL}=${stack}`], {
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString('utf8')));
  const ended = once(child, 'close');
  return {
    remove: async () => {
      child.stdin.end('stop\n');
      const [code] = (await ended) as [number | null];
      if (code !== 0)
        throw new StackError(`Docker did not remove a container: ${complaint.trim()}`);
    },
  };
}
