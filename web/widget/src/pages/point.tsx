import type { PointView } from '#shared/contract/citizen-api.js';
import { pageData } from '../browser/page-data.js';
import { sessionStore } from '../browser/session-store.js';
import { hostLink } from '../door/host-link.js';
import { PointDesk } from '../point/point-desk.js';
import { point } from '../texts.zh.js';
import { Notice } from '../view/notice.js';
import { mount } from './mount.js';

const view = pageData() as Partial<PointView>;
const link = hostLink([]);
const isKnown = (known: Partial<PointView>): known is PointView => known.department !== undefined;

mount(
  isKnown(view) ? (
    <PointDesk point={view} store={sessionStore()} link={link} />
  ) : (
    <>
      <h1 class="title">{point.title}</h1>
      <Notice
        id="unknown"
        kind="lost"
        title={point.unknown}
        text={point.unknownMore}
        moved={false}
      />
    </>
  ),
  link,
);
