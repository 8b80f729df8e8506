import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CitizenRequestInput, ReceiptView } from '#shared/contract/citizen-api.js';
import { channelOfDevice } from '../browser/channel.js';
import type { Store } from '../browser/session-store.js';
import { door } from '../door/citizen-door.js';
import type { HostLink } from '../door/host-link.js';
import { faultOf } from '../door/fault.js';
import { RatingFlow } from '../rating/rating-flow.js';
import { common, rating, receipt } from '../texts.zh.js';
import { Notice } from '../view/notice.js';
import { ServiceSummary } from '../view/service-summary.js';
import { Erasure, FollowUp, Objection } from './requests.js';
import { RatingsGiven } from './ratings-given.js';
import { Timeline } from './timeline.js';

interface Props {
  readonly view: ReceiptView;
  readonly store: Store;
  readonly link: HostLink;
}

/** Everything a receipt tells, and what may still be asked for with it. */
export function ReceiptDesk(props: Props): JSX.Element {
  const [view, setView] = useState(props.view);
  const [standing, setStanding] = useState<'reading' | 'following-up' | 'refused'>('reading');
  const [status, setStatus] = useState('');
  const [fault, setFault] = useState('');
  const { may } = view;

  const ask = async (input: CitizenRequestInput): Promise<void> => {
    if (status === receipt.sending) return;
    setFault('');
    setStatus(receipt.sending);
    const answer = await door.request(view.receipt, input);
    setStatus(answer.kind === 'done' ? receipt.done : '');
    setFault(faultOf(answer, common) ?? '');
    if (answer.kind === 'done') setView(answer.data);
  };

  if (standing === 'following-up') {
    return (
      <>
        <ServiceSummary service={view.service} />
        <RatingFlow
          subject={{ round: 2, receipt: view.receipt }}
          tags={view.tags}
          asksHandler={false}
          channel={channelOfDevice()}
          store={props.store}
          link={props.link}
          moved
          onRefused={() => {
            setStanding('refused');
          }}
        />
      </>
    );
  }
  return (
    <>
      <ServiceSummary service={view.service} />
      {standing === 'refused' && (
        <Notice
          id="not-followable"
          kind="done"
          title={rating.notFollowable}
          text={rating.notFollowableMore}
          moved
        />
      )}
      <div class="receipt-number is-plain">
        <p class="hint">{receipt.number}</p>
        <strong class="code" data-testid="receipt">
          {view.receipt}
        </strong>
      </div>
      <RatingsGiven ratings={view.ratings} />
      <Timeline steps={view.steps} />
      {(may.followUp || may.object || may.askErasure) && (
        <section class="part" data-testid="may">
          <h2 class="heading">{receipt.can}</h2>
          {may.followUp && standing === 'reading' && (
            <FollowUp
              onPress={() => {
                setStanding('following-up');
              }}
            />
          )}
          {may.object && <Objection onAsk={(words) => void ask({ kind: 'objection', words })} />}
          {may.askErasure && <Erasure onAsk={() => void ask({ kind: 'erasure' })} />}
        </section>
      )}
      <p role="status" class="status">
        {status}
      </p>
      <div role="alert">{fault !== '' && <p class="fault">{fault}</p>}</div>
    </>
  );
}
