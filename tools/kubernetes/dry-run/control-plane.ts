import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ManagedProcess } from '../../stack/managed-process.js';
import { freePorts } from '../../stack/ports.js';
import { tryCommand, type CommandResult } from '../../stack/run-command.js';
import type { Programs } from './programs.js';

const HOST = '127.0.0.1';
const PRIVATE = { mode: 0o600 };

/** A Kubernetes API of this machine, without nodes: it judges what is sent, and runs nothing. */
export interface ControlPlane {
  /** Asks it with kubectl, as an administrator. */
  readonly kubectl: (...args: string[]) => Promise<CommandResult>;
  readonly stop: () => Promise<void>;
}

/** Starts etcd and the API server on free ports of 127.0.0.1, with their files in `dir`. */
export async function openControlPlane(programs: Programs, dir: string): Promise<ControlPlane> {
  const [clients = 0, peers = 0, secure = 0] = await freePorts(3);
  const kubeconfig = await writeFiles(dir, secure);
  const kubectl: ControlPlane['kubectl'] = (...args) =>
    tryCommand(programs.kubectl, ['--kubeconfig', kubeconfig, ...args], { timeoutMs: 120_000 });
  const etcd = etcdProcess(programs.etcd, dir, { clients, peers });
  const apiserver = new ManagedProcess({
    name: 'kube-apiserver',
    command: programs.apiserver,
    args: apiserverArguments(dir, { clients, secure }),
    logFile: join(dir, 'kube-apiserver.log'),
    isReady: async () => (await kubectl('get', '--raw', '/readyz')).code === 0,
    readyTimeoutMs: 180_000,
  });
  const stop = async (): Promise<void> => {
    await apiserver.stop();
    await etcd.stop();
  };
  try {
    await etcd.start();
    await apiserver.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { kubectl, stop };
}

function etcdProcess(
  command: string,
  dir: string,
  { clients, peers }: { readonly clients: number; readonly peers: number },
): ManagedProcess {
  const client = `http://${HOST}:${clients}`;
  const peer = `http://${HOST}:${peers}`;
  return new ManagedProcess({
    name: 'etcd',
    command,
    args: [
      ...['--data-dir', join(dir, 'etcd')],
      ...['--listen-client-urls', client, '--advertise-client-urls', client],
      ...['--listen-peer-urls', peer, '--initial-advertise-peer-urls', peer],
      ...['--initial-cluster', `default=${peer}`],
    ],
    logFile: join(dir, 'etcd.log'),
    isReady: (log) => log.includes('ready to serve client requests'),
  });
}

const apiserverArguments = (
  dir: string,
  { clients, secure }: { readonly clients: number; readonly secure: number },
): string[] => [
  ...['--etcd-servers', `http://${HOST}:${clients}`],
  ...['--bind-address', HOST, '--secure-port', String(secure)],
  // A certificate of its own, made at the start.
  ...['--cert-dir', join(dir, 'certificates')],
  ...['--token-auth-file', join(dir, 'tokens.csv'), '--authorization-mode', 'RBAC'],
  ...['--service-cluster-ip-range', '10.0.0.0/24'],
  ...['--service-account-issuer', `https://${HOST}:${secure}`],
  ...['--service-account-signing-key-file', join(dir, 'service-accounts.pem')],
  ...['--service-account-key-file', join(dir, 'service-accounts.pem')],
];

/** Keys for this run alone; answers the path of the kubeconfig. */
async function writeFiles(dir: string, port: number): Promise<string> {
  const token = randomBytes(24).toString('hex');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  await writeFile(join(dir, 'service-accounts.pem'), pem, PRIVATE);
  await writeFile(join(dir, 'tokens.csv'), `${token},admin,admin,system:masters\n`, PRIVATE);
  const kubeconfig = join(dir, 'kubeconfig');
  const cluster = {
    server: `https://${HOST}:${port}`,
    'certificate-authority': join(dir, 'certificates/apiserver.crt'),
  };
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'dry-run',
    clusters: [{ name: 'dry-run', cluster }],
    users: [{ name: 'admin', user: { token } }],
    contexts: [{ name: 'dry-run', context: { cluster: 'dry-run', user: 'admin' } }],
  };
  await writeFile(kubeconfig, JSON.stringify(config), PRIVATE);
  return kubeconfig;
}
