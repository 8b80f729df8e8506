/** Paths on which a source asks about its own events. */
export const READ_PATHS = {
  receipts: '/v1/receipts/:subject',
  events: '/v1/events',
  statements: '/v1/statements/:subject',
} as const;
