const KINDS: Readonly<Record<string, string>> = {
  day: '日报',
  week: '周报',
  month: '月报',
  quarter: '季报',
  year: '年报',
};

/** A kind of publication in Chinese. */
export const sayKind = (kind: string): string => KINDS[kind] ?? kind;
