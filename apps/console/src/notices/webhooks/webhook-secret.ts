/** What the secret of a webhook is bound to; no source has a code like it. */
export const secretContext = (webhook: string): string => `webhook ${webhook}`;
