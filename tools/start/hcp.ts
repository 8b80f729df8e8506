import { join } from 'node:path';

import { tryCommand } from '../stack/run-command.js';
import { StackError } from '../stack/stack.error.js';

/** Runs `bin/hcp` against the backends of this start; returns what it printed. */
export type Hcp = (...args: readonly string[]) => Promise<string>;

export function hcpCommand(root: string, environment: NodeJS.ProcessEnv): Hcp {
  return async (...args) => {
    const { code, output } = await tryCommand(join(root, 'bin/hcp'), args, { env: environment });
    if (code !== 0) throw new StackError(`hcp ${args.join(' ')} failed:\n${output.trim()}`);
    return output.trim();
  };
}
