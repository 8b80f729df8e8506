import { chinaDay } from '#shared/domain/china-time.js';
import { isCode } from '#shared/domain/code.js';
import { casePrefix } from '#shared/domain/keys.js';
import { isLine } from '#shared/domain/text.js';
import type { Registry, Source } from '#shared/domain/registry.js';
import type { RegistryView } from '#shared/domain/registry-view.js';
import { problemAnswer } from '../source-api/answer.js';
import { isProblem } from '../source-api/problem.js';
import { momentBody } from './outcome.js';
import type { OutcomeStore } from './outcome-store.port.js';
import { ownEventBodies } from './own-event-bodies.js';
import type { OwnEvents } from './own-events.port.js';
import { badQuery, jsonReading, readQuery, type Answerer, type Question } from './question.js';

/** A case number is looked for in at most so many departments and spaces at once. */
const MOST_PLACES = 2_000;
/** 64 code points, each of which is at most two units of text. */
const PROJECT_NO_LENGTH = 128;

const RULES = {
  projectNo: (text: string) => text !== '' && text.length <= PROJECT_NO_LENGTH && isLine(text),
  deptCode: isCode,
};

/** `GET /v1/events?projectNo=…`: the source's own events of a case number, and how each stands. */
export class EventsService implements Answerer {
  constructor(
    private readonly events: OwnEvents,
    private readonly outcomes: Pick<OutcomeStore, 'countedTo'>,
    private readonly registry: RegistryView,
  ) {}

  async answer({ source, query, askedAt }: Question) {
    const asked = readQuery(query, RULES);
    if (isProblem(asked)) return problemAnswer(asked);
    const { projectNo, deptCode } = asked;
    if (projectNo === undefined) return problemAnswer(badQuery('projectNo is missing'));
    const departments =
      deptCode === undefined ? departmentsOf(source, this.registry.current(), askedAt) : [deptCode];
    if (departments.length * source.spaces.length > MOST_PLACES) {
      const detail = 'the source speaks for many departments: give deptCode too';
      return problemAnswer(badQuery(detail));
    }
    const prefixes = departments.flatMap((code) =>
      source.spaces.map((space) => casePrefix({ deptCode: code, space, projectNo })),
    );
    const countedTo = await this.outcomes.countedTo();
    const facts = await this.events.ofCases(source.code, prefixes);
    return jsonReading({
      projectNo,
      countedTo: momentBody(countedTo),
      events: ownEventBodies(source.code, facts),
    });
  }
}

/** Those of today; of one that is closed, `deptCode` tells. */
const departmentsOf = ({ departments }: Source, registry: Registry, now: number): string[] =>
  departments === '*'
    ? [...registry.departments.allOn(chinaDay(now))].map(({ code }) => code)
    : [...departments];
