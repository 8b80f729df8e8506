import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const SWEEP_MS = 100;
const SILENCE_MS = 1_000;

/**
 * The connections of a server that is to close in time. Closing ends the connections that are idle
 * at that moment; one that still carries an answer would be kept for a next request afterwards,
 * longer than a stop may take. Nor is one idle to Node that was opened ahead of time, as browsers
 * do, and never said a word: it gets a second to speak.
 */
export class ClosingConnections {
  /** Connections on which no request has begun, and when they were opened. */
  private readonly silent = new Map<Socket, number>();

  constructor(private readonly server: Server) {
    server.on('connection', (socket) => {
      this.silent.set(socket, performance.now());
      socket.once('close', () => this.silent.delete(socket));
    });
    // Listening to the socket's data instead would cost every connection the parser's fast way.
    server.on('request', ({ socket }) => this.silent.delete(socket));
  }

  /** To be called when the server closes: from now on nobody is waited for in vain. */
  closeAsTheyFallIdle(): void {
    const sweep = setInterval(() => {
      this.server.closeIdleConnections();
      for (const [socket, openedAt] of this.silent) {
        if (performance.now() - openedAt > SILENCE_MS) socket.destroy();
      }
    }, SWEEP_MS).unref();
    this.server.once('close', () => {
      clearInterval(sweep);
    });
  }
}
