/** Certificates that end in no authority we trust, or that are not good now. */
const UNTRUSTED = /SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|CERT_(HAS_EXPIRED|NOT_YET_VALID|UNTRUSTED)/;
/** A server ends the handshake over what we showed it, or did not show. */
const NOT_LET_IN = /ALERT_(BAD_CERTIFICATE|CERTIFICATE|UNKNOWN_CA|HANDSHAKE|ACCESS_DENIED)/;
const NO_TLS = /WRONG_VERSION_NUMBER|PACKET_LENGTH/;

/** Codes of MongoDB. */
const UNAUTHORIZED = 13;
const AUTHENTICATION_FAILED = 18;

/**
 * Why a server does not take us or we do not take it, in a few words without any secret, from an
 * error of a driver and what lies beneath it; undefined when it is simply away.
 */
export function refusalOf(error: unknown): string | undefined {
  for (const { name, code } of errorsIn(error)) {
    if (name === 'KafkaJSSASLAuthenticationError' || code === AUTHENTICATION_FAILED) {
      return 'it refuses the user or the password';
    }
    if (code === UNAUTHORIZED) return 'it does not let the user do this';
    if (typeof code !== 'string') continue;
    if (UNTRUSTED.test(code)) return 'its certificate is not trusted';
    if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'its certificate is for another host';
    if (NOT_LET_IN.test(code)) return 'it refuses our certificate, or asks for one';
    if (NO_TLS.test(code)) return 'it does not speak TLS';
  }
  return undefined;
}

interface Beneath {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
  /** Of a server that could not be selected: what each one answered. */
  readonly reason?: { readonly servers?: unknown };
}

const DEEPEST = 8;

function errorsIn(error: unknown, depth = 0): Beneath[] {
  if (typeof error !== 'object' || error === null || depth > DEEPEST) return [];
  const one = error as Beneath;
  const servers = one.reason?.servers;
  const answers = servers instanceof Map ? [...(servers as Map<string, unknown>).values()] : [];
  const below = [one.cause, ...answers.map((server) => (server as { error?: unknown }).error)];
  return [one, ...below.flatMap((next) => errorsIn(next, depth + 1))];
}
