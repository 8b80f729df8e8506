import { DemoHost } from '../demo/host/demo-host.js';
import { DEMO_HOST_PORT, PROVINCIAL } from '../demo/registry/sources.js';
import type { Tell } from '../stack/run-command.js';
import type { ProvinceOptions } from './province.js';
import type { StartOptions } from './start.options.js';

/** The variable that moves the host page. */
export const HOST_PORT_VARIABLE = 'HCP_DEMO_HOST_PORT';

export const hostPort = (environment: NodeJS.ProcessEnv): number =>
  Number(environment[HOST_PORT_VARIABLE] ?? DEMO_HOST_PORT);

/** Where there is a simulated province that stays, somebody may want to rate by hand. */
export const hasHostPage = ({ ratings, exit }: StartOptions): boolean => ratings !== 0 && !exit;

/** Opens the page and tells where it is; one that does not open is told, and nothing else stops. */
export async function openHostPage(
  { ingestUrl, registry, secrets }: ProvinceOptions,
  environment: NodeJS.ProcessEnv,
  tell: Tell,
): Promise<DemoHost | undefined> {
  const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));
  try {
    const host = await DemoHost.open({
      port: hostPort(environment),
      ingestUrl,
      publicUrl: environment['HCP_PUBLIC_URL'] ?? ingestUrl,
      registry,
      secret: secrets.get(PROVINCIAL.portal) ?? '',
      clock: Date.now,
      onFault: (error) => {
        tell(`the host page: ${said(error)}`);
      },
    });
    tell(`host page  ${host.address}  a portal's page that embeds ratings, with what to try`);
    return host;
  } catch (error) {
    tell(`the host page does not open: ${said(error)}`);
    return undefined;
  }
}
