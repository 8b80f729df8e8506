import type { ReceiptView } from '#shared/contract/citizen-api.js';
import { pageData } from '../browser/page-data.js';
import { sessionStore } from '../browser/session-store.js';
import { hostLink } from '../door/host-link.js';
import { ReceiptDesk } from '../receipt/receipt-desk.js';
import { receipt } from '../texts.zh.js';
import { Notice } from '../view/notice.js';
import { mount } from './mount.js';

const view = pageData() as Partial<ReceiptView>;
const link = hostLink([]);
const isKnown = (known: Partial<ReceiptView>): known is ReceiptView => known.receipt !== undefined;

mount(
  isKnown(view) ? (
    <ReceiptDesk view={view} store={sessionStore()} link={link} />
  ) : (
    <>
      <h1 class="title">{receipt.title}</h1>
      <Notice
        id="unknown"
        kind="lost"
        title={receipt.unknown}
        text={receipt.unknownMore}
        moved={false}
      />
    </>
  ),
  link,
);
