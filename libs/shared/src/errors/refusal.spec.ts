import { refusalOf } from './refusal.js';

const beneath = (cause: object) => Object.assign(new Error('away'), { cause });
const coded = (code: string | number) => Object.assign(new Error('a secret'), { code });

describe('refusalOf', () => {
  it.each([
    ['SELF_SIGNED_CERT_IN_CHAIN', 'its certificate is not trusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its certificate is not trusted'],
    ['CERT_HAS_EXPIRED', 'its certificate is not trusted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is for another host'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'it refuses our certificate, or asks for one'],
    ['ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE', 'it refuses our certificate, or asks for one'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'it does not speak TLS'],
    [18, 'it refuses the user or the password'],
    [13, 'it does not let the user do this'],
  ])('says of %s that %s', (code, words) => {
    expect(refusalOf(coded(code))).toBe(words);
    expect(refusalOf(beneath(beneath(coded(code))))).toBe(words);
  });

  it('finds what the members of a replica set have answered', () => {
    const servers = new Map([
      ['one:27017', { error: beneath(coded('DEPTH_ZERO_SELF_SIGNED_CERT')) }],
    ]);
    const error = Object.assign(new Error('none selected'), { reason: { servers } });
    expect(refusalOf(error)).toBe('its certificate is not trusted');
  });

  it('says nothing of what is simply away, nor of what is no error', () => {
    for (const fault of [coded('ECONNREFUSED'), coded(11_600), 'text', null, undefined]) {
      expect(refusalOf(fault)).toBeUndefined();
    }
  });

  it('comes to an end where errors go in circles', () => {
    const error = new Error('a');
    error.cause = error;
    expect(refusalOf(error)).toBeUndefined();
  });
});
