import type { WebhookSignature } from '#shared/contract/case-storage.js';

export const SIGNATURE_NAMES: Readonly<Record<WebhookSignature, string>> = {
  v1: 'HMAC-SHA256',
  v1sm3: 'HMAC-SM3（国密）',
};

export const SIGNATURE_OPTIONS = Object.entries(SIGNATURE_NAMES).map(([value, label]) => ({
  value,
  label,
}));
