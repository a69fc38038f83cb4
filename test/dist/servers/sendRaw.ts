import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** The response of a socket. */
export interface RawAnswer {
  text: string;
  /** Whether the server closed the connection. */
  isClosed: boolean;
}

/** A response on an open connection counts as complete after this many milliseconds of silence. */
const SILENCE = 400;
const TIMEOUT = 8000;

/**
 * Sends raw bytes that no client would send. Reads until the server closes the connection or stops
 * sending.
 */
export function sendRaw(
  url: string,
  text: string,
  /** Sends more bytes. */
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
    let timer = setTimeout(end, TIMEOUT, false);
    socket.on('data', (piece) => {
      answer += piece.toString('latin1');
      clearTimeout(timer);
      timer = setTimeout(end, SILENCE, false);
    });
    socket.on('close', () => end(true));
    // The server closed the connection while we were sending.
    socket.on('error', () => end(true));
    socket.write(text, 'latin1');
    sendMore?.(socket);
  });
}
