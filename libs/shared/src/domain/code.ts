/** Codes of areas, departments, items, points, sources, tags: safe in paths, keys and labels. */
export const CODE_PATTERN = '^[A-Za-z0-9_-]{1,64}$';
const CODE = new RegExp(CODE_PATTERN);

export const isCode = (text: string): boolean => CODE.test(text);
