/** 属实, 缺乏法定依据, 误评, 恶意差评: what verifying a case can find. */
export const FINDINGS = ['upheld', 'no-legal-basis', 'mistaken', 'malicious'] as const;
export type Finding = (typeof FINDINGS)[number];

/** Whether a finding says that the rating should not count, which others must then decide. */
export const asksExclusion = (finding: Finding): boolean =>
  finding === 'mistaken' || finding === 'malicious';
