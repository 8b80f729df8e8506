import type { WebhookSignature } from '#shared/contract/case-storage.js';
import { optionsOf } from '../ui/options-of';

export const SIGNATURE_NAMES: Readonly<Record<WebhookSignature, string>> = {
  v1: 'HMAC-SHA256',
  v1sm3: 'HMAC-SM3（国密）',
};

export const SIGNATURE_OPTIONS = optionsOf(SIGNATURE_NAMES);
