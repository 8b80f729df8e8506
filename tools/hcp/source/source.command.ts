import { loadOrCreateKeyring } from '#shared/crypto/keyring.js';
import { createSecretBox } from '#shared/crypto/source-secret.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Db } from '#shared/mongo/connect.js';
import type { SourceKey } from '#shared/contract/registry-storage.js';
import { loadRegistryWithKeys } from '#shared/mongo/registry.load.js';
import type { HcpConfig } from '../hcp.config.js';
import { registryAudit } from '../registry-audit.js';
import { untilLoaded, withMigrated } from '../registry-change.js';
import { EXIT, type ExitCode } from '../terminal/exit-code.js';
import { answer, remark } from '../terminal/say.js';
import { durationMs } from './duration.js';
import { newSourceKey } from '#shared/registry/new-source-key.js';
import { activeKeys, rotated } from '#shared/registry/source-keys.js';
import { addSource, type SourceOptions } from './new-source.js';
import { changeKeys, isKnownSource } from '#shared/mongo/registry.keys.js';
import { listSources, sourceLine } from './source-list.js';

/** `hcp source add <code>`: the first key of a source; makes the source where there is none. */
export function runSourceAdd(
  code: string,
  options: SourceOptions,
  config: HcpConfig,
): Promise<ExitCode> {
  return withMigrated(config, async (db) => {
    if (!(await isKnownSource(db, code))) await addSource(db, code, options);
    else if (Object.keys(options).length > 0) {
      throw new AppError('usage', `the source ${code} exists; what it is changes by import`);
    }
    return issue(db, code, config, (keys, next, now) => {
      if (activeKeys(keys, now).length === 0) return [next];
      throw new AppError('usage', `the source ${code} has a key; use hcp source rotate ${code}`);
    });
  });
}

/** `hcp source rotate <code>`: a new key; the old one stays good for the grace time. */
export function runSourceRotate(code: string, grace: string, config: HcpConfig): Promise<ExitCode> {
  const graceMs = durationMs(grace);
  return withMigrated(config, (db) =>
    issue(db, code, config, (keys, next, now) => rotated(keys, next, now, graceMs)),
  );
}

/** `hcp source revoke <code>`: none of its keys is good any more. */
export function runSourceRevoke(code: string, config: HcpConfig): Promise<ExitCode> {
  return withMigrated(config, async (db) => {
    const note = registryAudit(db);
    const version = await changeKeys(
      db,
      code,
      () => [],
      (session, before) =>
        note(session, {
          action: 'registry.keys-revoked',
          subject: `registry:sources/${code}`,
          details: { keys: before.map(({ id }) => id) },
        }),
    );
    remark(`all keys of ${code} are revoked`);
    return untilLoaded(db, version);
  });
}

/** `hcp source list [code]`: the sources in force and the state of their keys. */
export function runSourceList(
  code: string | undefined,
  asJson: boolean,
  config: HcpConfig,
): Promise<ExitCode> {
  return withMigrated(config, async (db) => {
    const all = listSources(await loadRegistryWithKeys(db), new Date());
    const wanted = code === undefined ? all : all.filter((source) => source.code === code);
    if (code !== undefined && wanted.length === 0) {
      throw new AppError('usage', `there is no source ${code}`);
    }
    if (asJson) answer(JSON.stringify(wanted, undefined, 2));
    else for (const source of wanted) answer(sourceLine(source));
    return EXIT.done;
  });
}

/**
 * Makes a secret, stores it sealed, and prints it, alone on standard output, as soon as it is
 * stored: were the wait for the services to be cut short, it would else be lost.
 */
async function issue(
  db: Db,
  code: string,
  config: HcpConfig,
  keysWith: (keys: readonly SourceKey[], next: SourceKey, now: Date) => SourceKey[],
): Promise<ExitCode> {
  const box = createSecretBox(await loadOrCreateKeyring(config.HCP_KEYRING));
  const now = new Date();
  const { key, secret } = newSourceKey(box, code, now);
  const note = registryAudit(db);
  const version = await changeKeys(
    db,
    code,
    (keys) => keysWith(keys, key, now),
    (session) =>
      note(session, {
        action: 'registry.key-issued',
        subject: `registry:sources/${code}`,
        details: { key: key.id },
      }),
  );
  answer(secret);
  return untilLoaded(db, version);
}
