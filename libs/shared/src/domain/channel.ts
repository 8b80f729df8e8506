/** Rating channels, the national field `pf`. */
export const CHANNELS = [1, 2, 3, 4, 5, 6, 7] as const;
export type Channel = (typeof CHANNELS)[number];

export const CHANNEL_NAMES: Record<Channel, string> = {
  1: 'PC端',
  2: '移动端',
  3: '二维码',
  4: '政务大厅平板电脑',
  5: '政务大厅其他终端',
  6: '电话',
  7: '短信',
};

/** Through which door a rating came: from the person, or forwarded by a department's system. */
export const DOORS = ['direct', 'forwarded'] as const;
export type Door = (typeof DOORS)[number];
