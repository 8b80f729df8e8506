const NARROW_SCREEN_PX = 768;

/** 评价渠道 that a page can tell: 1 PC端, 2 移动端, 3 二维码. */
export type PageChannel = 1 | 2 | 3;

/** Who is at a point has scanned its sign. */
export const QR_CODE: PageChannel = 3;

/** The channel as the page sees it: 2 移动端 for fingers or small screens, else 1 PC端. */
export const channelOfDevice = (): PageChannel =>
  matchMedia('(pointer: coarse)').matches || screen.width < NARROW_SCREEN_PX ? 2 : 1;
