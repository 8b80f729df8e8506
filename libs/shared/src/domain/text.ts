// Control characters, C1 included; free text may have tabs and line breaks.
const CONTROL = /\p{Cc}/u;
const CONTROL_BUT_LINES = /[^\P{Cc}\t\n\r]/u;

/** One line of text: well-formed Unicode without control characters. */
export const isLine = (text: string): boolean => !CONTROL.test(text) && text.isWellFormed();

/** Free text: like a line, but with tabs and line breaks. */
export const isFreeText = (text: string): boolean =>
  !CONTROL_BUT_LINES.test(text) && text.isWellFormed();
