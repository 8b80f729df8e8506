import { createProgram } from './program.js';
import { readHcpConfig, type HcpConfig } from './hcp.config.js';
import { EXIT } from './terminal/exit-code.js';
import { failureLine } from './terminal/failure.js';
import { remark } from './terminal/say.js';

let config: HcpConfig | undefined;
try {
  config = readHcpConfig(process.env);
  process.exitCode = await createProgram(config).run(process.argv);
} catch (error) {
  remark(`hcp: ${failureLine(error, config?.MONGODB_URI ?? '')}`);
  process.exitCode = EXIT.failed;
}
