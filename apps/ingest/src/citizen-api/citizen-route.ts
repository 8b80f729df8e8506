import type { CitizenAnswer } from './citizen-answer.js';

/** A citizen's request as its handler sees it. */
export interface CitizenRequest {
  /** The parts of the path that the route names, as they came. */
  readonly params: Readonly<Record<string, string>>;
  /** The parsed JSON of a POST; undefined for other methods. */
  readonly body: unknown;
  /** Who asks, as limits count it: see `clientAddress`. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/**
 * One route of the citizen's door. The handler answers with a problem where the request is at
 * fault, and throws where we are: an `AppError` becomes 503, anything else 500.
 */
export interface CitizenRoute {
  readonly method: 'GET' | 'POST';
  /** A Fastify path, such as `/q/:pointCode`. */
  readonly url: string;
  readonly handle: (request: CitizenRequest) => CitizenAnswer | Promise<CitizenAnswer>;
  /** On pages, whose faults are told as HTML: the origins that may embed what is told. */
  readonly embeddedBy?: () => readonly string[];
}
