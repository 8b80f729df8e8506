import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { TagChoice } from '#shared/contract/citizen-api.js';
import type { PageChannel } from '../browser/channel.js';
import type { Store } from '../browser/session-store.js';
import { door } from '../door/citizen-door.js';
import type { HostLink } from '../door/host-link.js';
import type { Answer } from '../door/answer.js';
import { draftKey, ratingInput, type Subject } from './rating-input.js';
import { RatingSteps } from './rating-steps.js';
import { SendingNotice } from './sending-notice.js';
import type { Refusal, Sending } from './sending.js';
import { Thanks } from './thanks.js';
import { useDraft } from './use-draft.js';
import { useSending } from './use-sending.js';
import { useSignals } from './use-signals.js';

interface Props {
  readonly subject: Subject;
  readonly tags: readonly TagChoice[];
  readonly asksHandler: boolean;
  readonly channel: PageChannel;
  readonly store: Store;
  readonly link: HostLink;
  /** Whether the person came here by a press on this page. */
  readonly moved: boolean;
  /** It cannot be rated any more. */
  readonly onRefused: (refusal: Exclude<Refusal, 'invalid'>) => void;
}

const NO_LEVEL: Answer<never> = { kind: 'problem', problem: { status: 422, code: 'invalid' } };

/** Warns before a page closes that holds what nothing else keeps. */
function useCloseWarning(isAtRisk: boolean): void {
  useEffect(() => {
    if (!isAtRisk) return;
    const warn = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
      event.returnValue = '';
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
    };
  }, [isAtRisk]);
}

/** A rating from its first question to its receipt. */
export function RatingFlow(props: Props): JSX.Element {
  const { subject, tags, channel, store, link, onRefused } = props;
  const { draft, change, forget } = useDraft(store, draftKey(subject));
  const [isRefused, setRefused] = useState(false);

  const post = () => {
    const input = ratingInput(subject, draft, channel);
    return input === undefined ? Promise.resolve(NO_LEVEL) : door.rate(input);
  };
  const refuse = (refusal: Refusal): void => {
    if (refusal === 'invalid') {
      setRefused(true);
      change((old) => ({ ...old, sent: false }));
      return;
    }
    forget();
    onRefused(refusal);
  };
  const end = (over: Sending): void => {
    if (over.phase === 'taken') {
      forget();
      link.tell({ hcp: 'rated' });
    } else if (over.phase === 'refused') {
      refuse(over.refusal);
    }
  };
  const { sending, retry } = useSending(draft.sent, post, end);
  const isTaken = sending?.phase === 'taken';
  const { started } = useSignals(subject, draft.sent, channel);
  useCloseWarning(draft.sent && !isTaken && !store.keeps);

  if (isTaken && draft.answers.level !== undefined) {
    return (
      <Thanks
        taken={sending.taken}
        level={draft.answers.level}
        isFramed={link.framed}
        onClose={() => {
          link.tell({ hcp: 'closed' });
        }}
      />
    );
  }
  if (draft.sent) return <SendingNotice sending={sending} isKept={store.keeps} onRetry={retry} />;
  return (
    <RatingSteps
      round={subject.round}
      draft={draft}
      tags={tags}
      asksHandler={props.asksHandler}
      isFramed={link.framed}
      moved={props.moved || isRefused}
      isRefused={isRefused}
      onChange={change}
      onStart={started}
      onSubmit={() => {
        setRefused(false);
        change((old) => ({ ...old, sent: true }));
      }}
    />
  );
}
