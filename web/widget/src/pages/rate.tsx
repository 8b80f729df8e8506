import type { InvitationView } from '#shared/contract/citizen-api.js';
import { channelOfDevice } from '../browser/channel.js';
import { codeInPath, pageData } from '../browser/page-data.js';
import { sessionStore } from '../browser/session-store.js';
import { hostLink } from '../door/host-link.js';
import { closeOnEscape } from '../door/close-on-escape.js';
import { Invitation } from '../rating/invitation.js';
import { mount } from './mount.js';

const view = pageData() as InvitationView;
const link = hostLink(view.hosts);
closeOnEscape(link);
mount(
  <Invitation
    token={codeInPath()}
    view={view}
    channel={channelOfDevice()}
    store={sessionStore()}
    link={link}
    moved={false}
  />,
  link,
);
