import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { RatingTaken } from '#shared/contract/citizen-api.js';
import { isBad, type Level } from '#shared/domain/level.js';
import { copyText } from '../browser/copy-text.js';
import { common, rating } from '../texts.zh.js';
import { Heading } from '../view/heading.js';
import { LinkOut } from '../view/link-out.js';
import { Face } from './face.js';

interface Props {
  readonly taken: RatingTaken;
  readonly level: Level;
  readonly isFramed: boolean;
  readonly onClose: () => void;
}

function thanksFor(level: Level, round: 1 | 2): string {
  if (round === 2) return rating.thanksFollowUp;
  return isBad(level) ? rating.thanksBad : rating.thanksGood;
}

interface ReceiptProps {
  readonly receipt: string;
  readonly isFramed: boolean;
}

const ToReceipt = ({ receipt, isFramed }: ReceiptProps): JSX.Element => (
  <LinkOut href={`/receipt/${receipt}`} isFramed={isFramed} class="button is-main">
    {rating.toReceipt}
  </LinkOut>
);

function ReceiptNumber({ receipt }: Pick<ReceiptProps, 'receipt'>): JSX.Element {
  const number = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState('');
  const copy = async (): Promise<void> => {
    if (number.current === null) return;
    setCopied((await copyText(number.current)) ? rating.copied : rating.copyFailed);
  };
  return (
    <>
      <div class="receipt-number">
        <p class="hint">{rating.receipt}</p>
        <strong ref={number} class="code" data-testid="receipt">
          {receipt}
        </strong>
        <button type="button" class="button is-small" onClick={() => void copy()}>
          {rating.copy}
        </button>
        <p role="status" class="hint">
          {copied}
        </p>
      </div>
      <p class="hint">{rating.receiptHint}</p>
    </>
  );
}

/** The end: thanks, and the receipt by which everything after can be followed. */
export function Thanks({ taken, level, isFramed, onClose }: Props): JSX.Element {
  const { receipt, assessNumber } = taken;
  return (
    <section class="step thanks" data-testid="thanks">
      {isBad(level) ? <span class="emblem is-done" aria-hidden="true" /> : <Face level={level} />}
      <Heading isFocused>{rating.thanks}</Heading>
      <p>{thanksFor(level, assessNumber)}</p>
      {receipt === undefined ? (
        <p class="hint">{rating.receiptAsBefore}</p>
      ) : (
        <ReceiptNumber receipt={receipt} />
      )}
      <div class="actions">
        {receipt !== undefined && <ToReceipt receipt={receipt} isFramed={isFramed} />}
        {isFramed && (
          <button type="button" class="button is-quiet" onClick={onClose}>
            {common.close}
          </button>
        )}
      </div>
    </section>
  );
}
