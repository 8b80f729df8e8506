const NARROW_SCREEN_PX = 768;

/** 评价渠道 as the page sees it: 2 移动端 for fingers or small screens, else 1 PC端. */
export const channelOfDevice = (): 1 | 2 =>
  matchMedia('(pointer: coarse)').matches || screen.width < NARROW_SCREEN_PX ? 2 : 1;
