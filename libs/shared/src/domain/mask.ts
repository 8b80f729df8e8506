/** Stands for a character that is not shown. */
const HIDDEN = '*';

/** A text of which only the first and last characters are shown; a short one loses more of them. */
function masked(text: string, first: number, last: number): string {
  const characters = Array.from(text);
  const n = characters.length;
  // At least half of it stays hidden, whatever somebody typed into the field.
  const [head, tail] = n >= 2 * (first + last) ? [first, last] : [n > 1 ? 1 : 0, 0];
  return characters.map((one, i) => (i < head || i >= n - tail ? one : HIDDEN)).join('');
}

/** 张*, 欧***: the first character of a name. */
export const maskName = (name: string): string => masked(name, 1, 0);

/** 138******00. */
export const maskMobile = (mobile: string): string => masked(mobile, 3, 2);

/** 36**************11. */
export const maskCertKey = (certKey: string): string => masked(certKey, 2, 2);

/** A text with the numbers masked that could be somebody's: seven digits or more in a row. */
export const maskNumbers = (text: string): string =>
  text.replace(/\d[\d -]{5,}[\dXx]/g, (number) => masked(number, 3, 2));
