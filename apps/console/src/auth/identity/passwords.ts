import { checkPassword, hashPassword, type PasswordCheck } from '#shared/crypto/password.js';

/** Makes and compares password hashes; a test does it cheaply. */
export interface Passwords {
  hash(password: string): Promise<string>;
  check(password: string, hash: string): Promise<PasswordCheck>;
}

export const argon2Passwords: Passwords = {
  hash: (password) => hashPassword(password),
  check: (password, hash) => checkPassword(password, hash),
};
