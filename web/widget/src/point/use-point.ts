import { useState } from 'preact/hooks';
import type { FoundService, InvitationView } from '#shared/contract/citizen-api.js';
import type { Answer } from '../door/answer.js';
import { door } from '../door/citizen-door.js';
import { faultOf } from '../door/fault.js';
import { solve } from '../pow/solve.js';
import { common, point } from '../texts.zh.js';
import { askWithProof, findInput, NOTHING_TYPED, type Typed } from './point-flow.js';

/** Where a person stands at a point. */
export type Place =
  | { readonly at: 'way-in' | 'find' }
  | { readonly at: 'found'; readonly services: readonly FoundService[] }
  | { readonly at: 'rating'; readonly token: string; readonly view: InvitationView };

export interface PointControl {
  readonly place: Place;
  readonly typed: Typed;
  /** What is going on, or what went wrong; empty when nothing. */
  readonly status: string;
  readonly fault: string;
  readonly isBusy: boolean;
  readonly goTo: (at: 'way-in' | 'find') => void;
  readonly type: (typed: Typed) => void;
  readonly find: () => void;
  readonly visit: () => void;
  readonly rate: (token: string) => void;
}

/** The way from a point's sign to the rating of one service or visit. */
export function usePoint(code: string): PointControl {
  const [place, setPlace] = useState<Place>({ at: 'way-in' });
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [status, setStatus] = useState('');
  const [fault, setFault] = useState('');

  /** Runs one wish; while it runs, others are left alone. */
  const run = async (wish: () => Promise<Answer<unknown>>, say: string): Promise<void> => {
    if (status !== '') return;
    setFault('');
    setStatus(say);
    const answer = await wish();
    setStatus('');
    setFault(faultOf(answer, common) ?? '');
  };
  const checking = (): void => {
    setStatus(point.checking);
  };

  const open = async (token: string): Promise<Answer<unknown>> => {
    const answer = await door.invitation(token);
    if (answer.kind === 'done') {
      // From here a reload shows the rating itself, with all that was answered.
      history.replaceState(null, '', `/r/${token}`);
      setPlace({ at: 'rating', token, view: answer.data });
    }
    return answer;
  };
  const find = async (): Promise<Answer<unknown>> => {
    const input = findInput(typed);
    const answer = await askWithProof(
      (proof) => door.find(code, { ...input, ...proof }),
      solve,
      checking,
    );
    if (answer.kind !== 'done') return answer;
    const { services } = answer.data;
    const [only, ...others] = services;
    if (only !== undefined && others.length === 0) return open(only.token);
    setPlace({ at: 'found', services });
    return answer;
  };
  const visit = async (): Promise<Answer<unknown>> => {
    const answer = await askWithProof((proof) => door.visit(code, proof), solve, checking);
    return answer.kind === 'done' ? open(answer.data.token) : answer;
  };

  return {
    place,
    typed,
    status,
    fault,
    isBusy: status !== '',
    goTo: (at) => {
      setFault('');
      setPlace({ at });
    },
    type: setTyped,
    find: () => void run(find, point.searching),
    visit: () => void run(visit, common.loading),
    rate: (token) => void run(() => open(token), common.loading),
  };
}
