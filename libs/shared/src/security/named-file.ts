import { readFileSync } from 'node:fs';
import { AppError } from '../errors/app-error.js';

/** A fault of a variable; it names the variable and the rule, never the value. */
export const invalid = (variable: string, rule: string): AppError =>
  new AppError('config-invalid', `environment variable ${variable} ${rule}`);

export const requiredBy = (missing: string, given: string): AppError =>
  invalid(missing, `is required where ${given} is set`);

/** The text of the file that a variable names; throws `config-invalid` when it cannot be read. */
export function textOfNamedFile(variable: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    // The error's own message would repeat the path.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw invalid(variable, `names a file that cannot be read (${code})`);
  }
}

/**
 * The password in the file that a variable names, without the line's end that editors leave behind
 * it; throws `config-invalid` when there is none.
 */
export function passwordOfNamedFile(variable: string, path: string): string {
  const password = textOfNamedFile(variable, path).replace(/\r?\n$/, '');
  if (password === '') throw invalid(variable, 'names an empty file');
  return password;
}
