import { tryCommand } from '../../tools/stack/run-command.js';

/** Runs docker to its end; throws with what it said when it fails. */
export async function docker(...args: readonly string[]): Promise<string> {
  const { code, output } = await tryCommand('docker', args);
  if (code !== 0) throw new Error(`docker ${args.join(' ')} ended with ${code}:\n${output}`);
  return output.trim();
}

/** What Docker says of an image. */
export interface ImageFacts {
  readonly Config: {
    readonly User: string;
    readonly Env: readonly string[];
    readonly Entrypoint: readonly string[];
    readonly StopSignal?: string;
    readonly Healthcheck?: { readonly Test: readonly string[] };
    readonly Labels: Readonly<Record<string, string>>;
  };
}

/** What Docker says of a container. */
export interface ContainerFacts {
  readonly State: {
    readonly Status: string;
    readonly ExitCode: number;
    readonly Health?: { readonly Status: string };
  };
  readonly HostConfig: {
    readonly ReadonlyRootfs: boolean;
    readonly CapDrop: readonly string[];
    readonly SecurityOpt: readonly string[];
  };
}

/** `docker inspect` of one image or container. */
export async function inspect<T extends ImageFacts | ContainerFacts>(name: string): Promise<T> {
  const [facts] = JSON.parse(await docker('inspect', name)) as readonly T[];
  if (facts === undefined) throw new Error(`Docker knows no ${name}`);
  return facts;
}
