import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { InvitationView } from '#shared/contract/citizen-api.js';
import type { PageChannel } from '../browser/channel.js';
import type { Store } from '../browser/session-store.js';
import { door } from '../door/citizen-door.js';
import type { HostLink } from '../door/host-link.js';
import { rating } from '../texts.zh.js';
import { Notice } from '../view/notice.js';
import { ServiceSummary } from '../view/service-summary.js';
import { readDraft } from './draft.js';
import { RatingFlow } from './rating-flow.js';
import { draftKey } from './rating-input.js';
import type { Refusal } from './sending.js';

interface Props {
  readonly token: string;
  readonly view: InvitationView;
  readonly channel: PageChannel;
  readonly store: Store;
  readonly link: HostLink;
  readonly moved: boolean;
}

type Standing = Exclude<Refusal, 'invalid'> | 'open' | 'following-up';

/**
 * How an invitation stands when the page opens. A first rating that was sent and never answered
 * goes on, although the server may already have it: only this page knows its submission.
 */
function standingAtStart({ token, view, store }: Props): Standing {
  const draft = readDraft(store.read(draftKey({ round: 1, token })));
  return draft?.sent === true ? 'open' : view.state;
}

/** Everything that can be done with an invitation: rate, follow up, or be told why not. */
export function Invitation(props: Props): JSX.Element {
  const { token, store, link } = props;
  const [view, setView] = useState(props.view);
  const [standing, setStanding] = useState(() => standingAtStart(props));
  const [moved, setMoved] = useState(props.moved);

  const refuse = (refusal: Standing): void => {
    setMoved(true);
    setStanding(refusal);
    // Whether a rating that another made may be followed up is for the server to say.
    void door.invitation(token).then((answer) => {
      if (answer.kind === 'done') setView(answer.data);
    });
  };
  const followUp = (): void => {
    setMoved(true);
    setStanding('following-up');
  };

  return (
    <>
      {view.service === undefined ? (
        <h1 class="title">{rating.title}</h1>
      ) : (
        <ServiceSummary service={view.service} />
      )}
      {(standing === 'open' || standing === 'following-up') && (
        <RatingFlow
          key={standing}
          subject={{ round: standing === 'open' ? 1 : 2, token }}
          tags={view.tags}
          asksHandler={view.handler !== undefined}
          channel={props.channel}
          store={store}
          link={link}
          moved={moved}
          onRefused={refuse}
        />
      )}
      {standing === 'used' && (
        <Notice
          id="used"
          kind="done"
          title={rating.used}
          text={view.mayFollowUp ? rating.usedFollowUp : rating.usedMore}
          moved={moved}
        >
          {view.mayFollowUp && (
            <div class="actions">
              <button type="button" class="button is-main" onClick={followUp}>
                {rating.followUp}
              </button>
            </div>
          )}
        </Notice>
      )}
      {standing === 'not-followable' && (
        <Notice
          id="not-followable"
          kind="done"
          title={rating.notFollowable}
          text={rating.notFollowableMore}
          moved={moved}
        />
      )}
      {standing === 'expired' && (
        <Notice
          id="expired"
          kind="late"
          title={rating.expired}
          text={rating.expiredMore}
          moved={moved}
        />
      )}
      {standing === 'unknown' && (
        <Notice
          id="unknown"
          kind="lost"
          title={rating.unknown}
          text={rating.unknownMore}
          moved={moved}
        />
      )}
    </>
  );
}
