import type { CitizenParts } from '../citizen-parts.js';
import type { CitizenRoute } from '../citizen-route.js';
import type { PageShell } from '../pages/page-shell.js';
import { MongoReceiptStore } from './receipt-store.mongo.js';
import { receiptRoutes } from './receipts.routes.js';
import { ReceiptsService } from './receipts.service.js';

/** The wiring of receipts. */
export function receiptsRoom(parts: CitizenParts, shell: PageShell): readonly CitizenRoute[] {
  const store = new MongoReceiptStore(parts.collections, parts.gate);
  return receiptRoutes(new ReceiptsService({ ...parts, store }), shell);
}
