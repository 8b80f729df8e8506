import { hash } from 'node:crypto';
import { RECEIPT_LENGTH, SLIP_LENGTH, spokenCode } from '../domain/spoken-code.js';
import { Hmac } from './hmac.js';
import type { Keyring } from './keyring.js';

const TOKEN_BYTES = 16;

/** The codes that citizens hold; nobody can tell one from what it stands for without the keyring. */
export interface CitizenCodes {
  /** 22 characters of base64url; the same for the same service key, so that asking twice is harmless. */
  token(serviceKey: string): string;
  /** 20 characters, ungrouped; the same for the same service key. */
  receipt(serviceKey: string): string;
  /** 8 characters, ungrouped. */
  slip(serviceKey: string): string;
  /** 64 hexadecimal digits by which a thing is counted without being kept. */
  fingerprint(kind: string, text: string): string;
}

/** The codes of a keyring; those of another keyring are others. */
export function createCitizenCodes(keyring: Keyring): CitizenCodes {
  const hmac = new Hmac('sm3', Buffer.from(keyring.lookupKey, 'base64'));
  const of = (kind: string, text: string): Buffer => hmac.digest(`${kind}\n${text}`);
  return {
    token: (key) => of('invitation', key).subarray(0, TOKEN_BYTES).toString('base64url'),
    receipt: (key) => spokenCode(of('receipt', key), RECEIPT_LENGTH),
    slip: (key) => spokenCode(of('slip', key), SLIP_LENGTH),
    fingerprint: (kind, text) => of(`fingerprint-${kind}`, text).toString('hex'),
  };
}

/** Under what a slip rests in the database: it is good at one point only. */
export const slipId = (pointCode: string, slip: string): string => codeId(`${pointCode}|${slip}`);

/** Under what a code rests in the database: SHA-256, base64url. */
export const codeId = (code: string): string => hash('sha256', code, 'base64url');
