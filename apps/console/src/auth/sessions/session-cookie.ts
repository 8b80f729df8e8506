import { cookieValue, setCookie } from '../../http/cookie.js';

export const SESSION_COOKIE = 'hcp_session';

/** The token a request carries; undefined when there is none. */
export const tokenOf = (cookieHeader: string | undefined): string | undefined =>
  cookieValue(cookieHeader, SESSION_COOKIE);

/** The header that hands over a token. */
export const sessionCookie = (token: string, secure: boolean): string =>
  setCookie(SESSION_COOKIE, token, { secure });

/** The header that takes the token away. */
export const noSessionCookie = (secure: boolean): string =>
  setCookie(SESSION_COOKIE, '', { secure, maxAge: 0 });
