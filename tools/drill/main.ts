import { repositoryRoot } from '../stack/stack.paths.js';
import { drillOptions } from './drill.options.js';
import { restoreDrill } from './restore-drill.js';

const tell = (line: string): void => {
  console.log(line);
};

try {
  const options = drillOptions(process.argv.slice(2));
  tell(`restore drill: ${await restoreDrill(repositoryRoot(), options, process.env, tell)}`);
} catch (error) {
  const why = error instanceof Error ? error.message : String(error);
  tell(`restore drill: FAILED, ${why.replace(/\s+/g, ' ')}`);
  process.exitCode = 1;
}
