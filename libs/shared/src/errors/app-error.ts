/** Codes of infrastructure faults: thrown, never answered to a sender as such. */
export type AppErrorCode =
  | 'config-invalid'
  | 'kafka-unavailable'
  | 'queue-full'
  | 'checkpoint-mismatch'
  | 'mongo-unavailable'
  | 'keyring-invalid'
  | 'registry-invalid'
  | 'transaction-timeout'
  | 'refused-by-database'
  | 'rebuild-running'
  | 'migration-missing'
  | 'migration-refused'
  | 'migration-failed'
  | 'audit-broken'
  | 'backup-invalid'
  | 'restore-unfinished'
  | 'usage';

/** The one error class of the system; `cause` keeps what lay beneath. */
export class AppError extends Error {
  constructor(
    readonly code: AppErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'AppError';
  }
}
