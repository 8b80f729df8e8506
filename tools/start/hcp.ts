import { join } from 'node:path';

import { tryCommand } from '../stack/run-command.js';
import { StackError } from '../stack/stack.error.js';

/** Done, or done and not yet loaded by a service, which happens while none runs. */
const DONE: readonly number[] = [0, 3];

/** Runs `bin/hcp` against the backends of this start; returns what it printed. */
export type Hcp = (...args: readonly string[]) => Promise<string>;

export function hcpCommand(root: string, environment: NodeJS.ProcessEnv): Hcp {
  return async (...args) => {
    const { code, output } = await tryCommand(join(root, 'bin/hcp'), args, { env: environment });
    if (!DONE.includes(code))
      throw new StackError(`hcp ${args.join(' ')} failed:\n${output.trim()}`);
    return output.trim();
  };
}
