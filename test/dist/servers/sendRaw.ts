import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** What came back over a socket. */
export interface RawAnswer {
  text: string;
  /** Whether the server has closed the line. */
  isClosed: boolean;
}

/** So long after its last piece an answer that keeps the line open is over. */
const QUIET = 400;
const PATIENCE = 8000;

/**
 * Sends bytes that no client would send, and reads what comes back: until the server closes the
 * line or falls silent.
 */
export function sendRaw(
  url: string,
  text: string,
  /** Goes on sending. */
  sendMore?: (socket: Socket) => void,
): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname);
    let answer = '';
    const end = (isClosed: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text: answer, isClosed });
    };
    let timer = setTimeout(end, PATIENCE, false);
    socket.on('data', (piece) => {
      answer += piece.toString('latin1');
      clearTimeout(timer);
      timer = setTimeout(end, QUIET, false);
    });
    socket.on('close', () => end(true));
    // A line that is cut while we send.
    socket.on('error', () => end(true));
    socket.write(text, 'latin1');
    sendMore?.(socket);
  });
}
