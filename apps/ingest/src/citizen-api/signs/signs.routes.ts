import type { RegistryView } from '#shared/domain/registry-view.js';
import { problemAnswer, type CitizenAnswer } from '../citizen-answer.js';
import type { CitizenPolicy } from '../citizen-policy.js';
import type { CitizenRequest, CitizenRoute } from '../citizen-route.js';
import { LIMIT_RULES } from '../limit-rules.js';
import type { Limits } from '../limits.port.js';
import { pointPlace } from '../points/point-place.js';
import { tryRefused } from '../tries.js';
import { pointSign } from './point-sign.js';
import { layOutSign, type Drawing } from './sign-layout.js';
import type { SignPrinter } from './sign-printer.js';
import { signSvg } from './sign-svg.js';

const OK = 200;
const NOT_MODIFIED = 304;

/** A sign changes with the registry only; whoever has it asks again after five minutes. */
const HEADERS = {
  'cache-control': 'public, max-age=300',
  'content-security-policy': "default-src 'none'",
  'x-content-type-options': 'nosniff',
};

export interface SignRooms {
  readonly registry: RegistryView;
  readonly policy: Pick<CitizenPolicy, 'publicUrl'>;
  readonly limits: Limits;
  readonly printer: Pick<SignPrinter, 'tagOf' | 'printed' | 'print'>;
}

type Draw = (drawing: Drawing, tag: string, address: string) => Promise<Drawn>;
type Drawn = string | Buffer | CitizenAnswer;

/** The sign of a point, to be shown or printed. */
export function signRoutes({ registry, policy, limits, printer }: SignRooms): CitizenRoute[] {
  const answer = async (
    { params, headers, address }: CitizenRequest,
    type: string,
    draw: Draw,
  ): Promise<CitizenAnswer> => {
    const place = pointPlace(registry, params['pointCode'] ?? '', Date.now());
    if (place === undefined) return problemAnswer({ problem: 'unknown' });
    const drawing = layOutSign(pointSign(place, policy.publicUrl));
    const tag = printer.tagOf(drawing);
    const known = { ...HEADERS, 'content-type': type, etag: `"${tag}"` };
    if (headers['if-none-match'] === known.etag) {
      return { status: NOT_MODIFIED, headers: known, body: '' };
    }
    const drawn = await draw(drawing, tag, address);
    return isAnswer(drawn) ? drawn : { status: OK, headers: known, body: drawn };
  };
  const print: Draw = async (drawing, tag, address) => {
    const printed = printer.printed(tag);
    if (printed !== undefined) return printed;
    const refused =
      (await tryRefused(limits, { rule: LIMIT_RULES.signs, subject: address })) ??
      (await tryRefused(limits, { rule: LIMIT_RULES.signsAltogether, subject: 'all' }));
    return refused === undefined ? printer.print(tag, drawing) : problemAnswer(refused);
  };
  return [
    {
      method: 'GET',
      url: '/q/:pointCode/sign.svg',
      handle: (request) =>
        answer(request, 'image/svg+xml; charset=utf-8', (drawing) =>
          Promise.resolve(signSvg(drawing)),
        ),
    },
    {
      method: 'GET',
      url: '/q/:pointCode/sign.pdf',
      handle: (request) => answer(request, 'application/pdf', print),
    },
  ];
}

const isAnswer = (drawn: Drawn): drawn is CitizenAnswer =>
  typeof drawn === 'object' && 'status' in drawn;
