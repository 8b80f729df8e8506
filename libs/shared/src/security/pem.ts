import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { invalid, textOfNamedFile } from './named-file.js';

/** The certificates in the PEM file that a variable names; throws `config-invalid` without one. */
export function certificatesOf(variable: string, path: string): string {
  const text = textOfNamedFile(variable, path);
  certificateIn(variable, text);
  return text;
}

/** A certificate and its key as PEM, from one file or from two. */
export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

/** A variable and the file it names. */
export interface NamedFile {
  readonly variable: string;
  readonly path: string;
}

/** Throws `config-invalid` unless the key is a private key in the clear, and the certificate's. */
export function keyPairOf(certificate: NamedFile, privateKey: NamedFile): KeyPair {
  const cert = textOfNamedFile(certificate.variable, certificate.path);
  const key = textOfNamedFile(privateKey.variable, privateKey.path);
  const shown = certificateIn(certificate.variable, cert);
  if (!shown.checkPrivateKey(keyIn(privateKey.variable, key))) {
    throw invalid(privateKey.variable, 'names a file whose key is not that of the certificate');
  }
  return { cert, key };
}

function certificateIn(variable: string, text: string): X509Certificate {
  try {
    return new X509Certificate(text);
  } catch {
    throw invalid(variable, 'names a file without a certificate in PEM');
  }
}

function keyIn(variable: string, text: string): KeyObject {
  try {
    return createPrivateKey(text);
  } catch {
    throw invalid(variable, 'names a file without a private key in PEM that needs no passphrase');
  }
}
