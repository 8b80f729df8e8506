import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PointView } from '#shared/contract/citizen-api.js';
import { QR_CODE } from '../browser/channel.js';
import type { Store } from '../browser/session-store.js';
import type { HostLink } from '../door/host-link.js';
import { Invitation } from '../rating/invitation.js';
import { FoundServices, WayIn } from './choices.js';
import { FindForm } from './find-form.js';
import { usePoint, type PointControl } from './use-point.js';

interface Props {
  readonly point: PointView;
  readonly store: Store;
  readonly link: HostLink;
}

const PointSummary = ({ point }: { readonly point: PointView }): JSX.Element => (
  <div class="service" data-testid="point">
    <h1>{point.name}</h1>
    <p>
      {point.department.includes(point.area)
        ? point.department
        : `${point.area} ${point.department}`}
    </p>
    {point.hall !== undefined && <p>{point.hall}</p>}
  </div>
);

const Notes = ({ desk }: { readonly desk: PointControl }): JSX.Element => (
  <>
    <p role="status" class="status">
      {desk.status}
    </p>
    <div role="alert">{desk.fault !== '' && <p class="fault">{desk.fault}</p>}</div>
  </>
);

function Question({ desk }: { readonly desk: PointControl }): JSX.Element {
  const [moved, setMoved] = useState(false);
  const goTo = (at: 'way-in' | 'find'): void => {
    setMoved(true);
    desk.goTo(at);
  };
  const notes = <Notes desk={desk} />;
  switch (desk.place.at) {
    case 'find':
      return (
        <FindForm
          typed={desk.typed}
          isBusy={desk.isBusy}
          onType={desk.type}
          onFind={desk.find}
          onBack={() => {
            goTo('way-in');
          }}
        >
          {notes}
        </FindForm>
      );
    case 'found':
      return (
        <FoundServices
          services={desk.place.services}
          onChoose={desk.rate}
          onBack={() => {
            goTo('find');
          }}
        >
          {notes}
        </FoundServices>
      );
    default:
      return (
        <WayIn
          moved={moved}
          onCase={() => {
            goTo('find');
          }}
          onVisit={desk.visit}
        >
          {notes}
        </WayIn>
      );
  }
}

/** What a person meets who scans the sign of a point. */
export function PointDesk({ point, store, link }: Props): JSX.Element {
  const desk = usePoint(point.code);
  if (desk.place.at === 'rating') {
    const { token, view } = desk.place;
    return (
      <Invitation token={token} view={view} channel={QR_CODE} store={store} link={link} moved />
    );
  }
  return (
    <>
      <PointSummary point={point} />
      <Question desk={desk} />
    </>
  );
}
