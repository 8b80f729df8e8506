import type { Tell } from '../../stack/run-command.js';
import { buildGo } from '../fetch/build-go.js';

const KUBERNETES = { module: 'cluster', version: '1.37.2', takes: 'ten minutes' } as const;

/** What a Kubernetes API needs to run, and to be asked. */
export interface Programs {
  readonly etcd: string;
  readonly apiserver: string;
  readonly kubectl: string;
}

/** Builds them where they are not in the cache. */
export async function buildPrograms(tell: Tell): Promise<Programs> {
  return {
    etcd: await buildGo(
      {
        name: 'etcd',
        module: 'etcd',
        version: '3.7.0',
        package: 'go.etcd.io/etcd/server/v3',
        takes: 'a minute',
      },
      tell,
    ),
    apiserver: await buildGo(
      { ...KUBERNETES, name: 'kube-apiserver', package: 'k8s.io/kubernetes/cmd/kube-apiserver' },
      tell,
    ),
    kubectl: await buildGo(
      { ...KUBERNETES, name: 'kubectl', package: 'k8s.io/kubernetes/cmd/kubectl' },
      tell,
    ),
  };
}
