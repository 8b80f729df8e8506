import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tryCommand } from '../../../tools/stack/run-command.js';

/** Paths of PEM files, made for one test. */
export interface Certificates {
  readonly authority: string;
  /** Of servers on 127.0.0.1: certificate and key in one file. */
  readonly server: string;
  /** Of a service: certificate, key, and both in one file. */
  readonly client: { readonly certificate: string; readonly key: string; readonly both: string };
  /** An authority that vouches for none of them. */
  readonly stranger: string;
}

const EC = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];

/** Makes an authority, what it vouches for, and a stranger, with the openssl of this machine. */
export async function makeCertificates(folder: string): Promise<Certificates> {
  const path = (name: string): string => join(folder, name);
  const make = async (name: string, ...further: readonly string[]): Promise<void> => {
    const out = ['-keyout', path(`${name}.key`), '-out', path(`${name}.crt`)];
    const args = ['req', '-x509', ...EC, '-subj', `/CN=hcp test ${name}`, ...out, ...further];
    const { code, output } = await tryCommand('openssl', args, { timeoutMs: 60_000 });
    if (code !== 0) throw new Error(`openssl made no certificate ${name}:\n${output}`);
    const texts = [await readFile(path(`${name}.key`)), await readFile(path(`${name}.crt`))];
    await writeFile(path(`${name}.pem`), Buffer.concat(texts), { mode: 0o600 });
  };
  const vouchedFor = ['-CA', path('authority.crt'), '-CAkey', path('authority.key')];
  const forBoth = ['-addext', 'extendedKeyUsage=serverAuth,clientAuth'];
  const leaf = ['-addext', 'basicConstraints=critical,CA:FALSE'];
  const here = ['-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'];
  await make('authority');
  await make('stranger');
  await make('server', ...vouchedFor, ...leaf, ...forBoth, ...here);
  await make('client', ...vouchedFor, ...leaf, ...forBoth);
  return {
    authority: path('authority.crt'),
    server: path('server.pem'),
    client: { certificate: path('client.crt'), key: path('client.key'), both: path('client.pem') },
    stranger: path('stranger.crt'),
  };
}
