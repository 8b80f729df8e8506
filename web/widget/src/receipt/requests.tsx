import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { plainText } from '../rating/answers.js';
import { receipt } from '../texts.zh.js';
import { Confirmed } from './confirmed.js';

export const FollowUp = ({ onPress }: { readonly onPress: () => void }): JSX.Element => (
  <div class="request">
    <p>{receipt.followUpMore}</p>
    <button type="button" class="button is-main" onClick={onPress}>
      {receipt.followUp}
    </button>
  </div>
);

/** The most code points that the reason may have. */
const MOST_REASON = 500;

/** Against the decision that a rating does not count. */
export function Objection({ onAsk }: { readonly onAsk: (words: string) => void }): JSX.Element {
  const [words, setWords] = useState('');
  const [isMissing, setMissing] = useState(false);
  const send = (): void => {
    setMissing(words.trim() === '');
    if (words.trim() !== '') onAsk(words.trim());
  };
  return (
    <div class="request" data-testid="objection">
      <p id="objection-more">{receipt.objectMore}</p>
      <Confirmed opens={receipt.object} yes={receipt.objectSend} onYes={send}>
        <div class="field">
          <label for="objection-words">{receipt.objectWords}</label>
          <textarea
            id="objection-words"
            rows={4}
            maxLength={MOST_REASON}
            value={words}
            aria-invalid={isMissing}
            aria-describedby={isMissing ? 'objection-missing' : 'objection-more'}
            onInput={({ currentTarget }) => {
              setWords(plainText(currentTarget.value));
            }}
          />
          <div role="alert">
            {isMissing && (
              <p class="fault" id="objection-missing">
                {receipt.objectMissing}
              </p>
            )}
          </div>
        </div>
      </Confirmed>
    </div>
  );
}

/** That what is personal be taken away; asked twice, since it cannot be undone. */
export const Erasure = ({ onAsk }: { readonly onAsk: () => void }): JSX.Element => (
  <div class="request" data-testid="erasure">
    <p>{receipt.eraseMore}</p>
    <Confirmed opens={receipt.erase} yes={receipt.eraseYes} onYes={onAsk}>
      <p class="warning">{receipt.eraseSure}</p>
    </Confirmed>
  </div>
);
