const SCRIPT_ADDRESS = /(https?:\/\/[^\s()@]+)\/widget\.js/;
const TOKEN = /^[A-Za-z0-9_-]{22}$/;

/**
 * Where this script came from, from the element that loaded it or, for modules, from the stack of
 * an error made in it. Undefined when neither tells.
 */
export function scriptBase(src: string | undefined, stack: string | undefined): string | undefined {
  const address = SCRIPT_ADDRESS.exec(src ?? '') ?? SCRIPT_ADDRESS.exec(stack ?? '');
  return address?.[1];
}

/** The page to frame, and the only origin that is listened to. */
export interface FrameAddress {
  readonly url: string;
  readonly origin: string;
}

/** The address for a token; undefined when there is no usable base or the token is none. */
export function frameAddress(base: string | undefined, token: string): FrameAddress | undefined {
  if (base === undefined || !TOKEN.test(token)) return undefined;
  try {
    const { href, origin, protocol } = new URL(`${base.replace(/\/+$/, '')}/r/${token}`);
    return /^https?:$/.test(protocol) ? { url: href, origin } : undefined;
  } catch {
    return undefined;
  }
}
