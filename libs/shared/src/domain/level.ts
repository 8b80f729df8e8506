/** Satisfaction levels of the national rating scheme: 5 非常满意 … 1 非常不满意. */
export const LEVELS = [1, 2, 3, 4, 5] as const;
export type Level = (typeof LEVELS)[number];

/** 好评: levels 3 to 5. */
export const isGood = (level: Level): boolean => level >= 3;

/** 差评: levels 1 and 2. */
export const isBad = (level: Level): boolean => level <= 2;

export const LEVEL_NAMES: Record<Level, string> = {
  5: '非常满意',
  4: '满意',
  3: '基本满意',
  2: '不满意',
  1: '非常不满意',
};
