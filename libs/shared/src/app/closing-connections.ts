import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from './logger.js';

const SWEEP_MS = 100;
const SILENCE_MS = 1_000;
/** How long an answer may go on after the listener is asked to close, a download for instance. */
const ANSWER_LIMIT_MS = 20_000;

export interface ClosingOptions {
  /** Whether the process is on its way out: each answer then ends its connection. */
  readonly isLeaving: () => boolean;
  readonly logger: Pick<Logger, 'warn'>;
}

/**
 * The connections of a server that is to close in time. Closing ends the connections that are idle
 * at that moment; one that still carries an answer would be kept for a next request afterwards,
 * longer than a stop may take. Nor is one idle to Node that was opened ahead of time, as browsers
 * do, and never said a word: it gets a second to speak.
 */
export class ClosingConnections {
  /** Connections on which no request has begun, and when they were opened. */
  private readonly silent = new Map<Socket, number>();

  constructor(
    private readonly server: Server,
    private readonly options: ClosingOptions,
  ) {
    server.on('connection', (socket) => {
      this.silent.set(socket, performance.now());
      socket.once('close', () => this.silent.delete(socket));
    });
    // Listening to the socket's data instead would cost every connection the parser's fast way.
    // Before the server's own listener, which may answer at once.
    server.prependListener('request', ({ socket }, response) => {
      this.silent.delete(socket);
      if (options.isLeaving()) response.setHeader('connection', 'close');
    });
  }

  /**
   * To be called when the server is about to close: from now on nobody is waited for in vain, and
   * no answer for longer than `limitMs`.
   */
  closeAsTheyFallIdle(limitMs = ANSWER_LIMIT_MS): void {
    const begun = performance.now();
    const sweep = setInterval(() => {
      this.server.closeIdleConnections();
      const now = performance.now();
      for (const [socket, openedAt] of this.silent) {
        if (now - openedAt > SILENCE_MS) socket.destroy();
      }
      if (now - begun > limitMs) this.cutOff();
    }, SWEEP_MS).unref();
    this.server.once('close', () => {
      clearInterval(sweep);
    });
  }

  private cutOff(): void {
    this.server.getConnections((_, connections) => {
      if (connections > 0) this.options.logger.warn({ connections }, 'answers are cut off');
    });
    this.server.closeAllConnections();
  }
}
