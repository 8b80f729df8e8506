import type { DisplayModes } from '#shared/contract/public-pages.js';

/** The colours of charts, which are drawn on the server and so cannot follow the stylesheet. */
export interface Palette {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly paper: string;
  readonly main: string;
  readonly second: string;
  readonly pale: string;
  readonly good: string;
  readonly bad: string;
}

const USUAL: Palette = {
  ink: '#14213a',
  soft: '#4a5871',
  line: '#c5cfdf',
  paper: '#ffffff',
  main: '#1d4ea8',
  second: '#96690a',
  pale: '#5d6b82',
  good: '#0b7a53',
  bad: '#b3342a',
};

const CONTRAST: Palette = {
  ink: '#ffffff',
  soft: '#ffffff',
  line: '#8a8a8a',
  paper: '#000000',
  main: '#ffe45c',
  second: '#5cd6ff',
  pale: '#c8c8c8',
  good: '#7dffc3',
  bad: '#ff9d94',
};

export const paletteOf = ({ contrast }: DisplayModes): Palette => (contrast ? CONTRAST : USUAL);

/** Text of charts in units of their drawing, which a phone shows one to one. */
export const textSizeOf = ({ large }: DisplayModes): number => (large ? 22 : 14);
