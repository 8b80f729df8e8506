/** What `npm test` runs, in this order. A suite that runs no test is a failure of its own. */

/** Checks of the text: each counts as one test. */
export const CHECKS = ['check:format', 'check:lint', 'check:types', 'check:boundaries'];

/** jest projects, with the minutes after which one that hangs is ended. */
export const PROJECTS = [
  { name: 'unit', minutes: 8 },
  { name: 'contract', minutes: 5 },
  { name: 'kubernetes', minutes: 8 },
  { name: 'integration', minutes: 25 },
  { name: 'e2e', minutes: 15 },
  { name: 'browser', minutes: 15 },
  { name: 'chaos', minutes: 35 },
];
