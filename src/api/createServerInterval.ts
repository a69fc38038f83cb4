/** The pace at which a busy server wants to be asked. */
export interface ServerInterval {
  /** Returns the least milliseconds between two polls. 0 if the server is not busy. */
  get: () => number;
  /** Call it with each response. */
  handleAnswer: (response: Pick<Response, 'ok' | 'headers'>) => void;
}

/** Whole seconds, from 1 to 60. */
const SECONDS = /^(?:[1-9]|[1-5]\d|60)$/;

/** Creates the interval of one server. It holds until a successful answer has none. */
export function createServerInterval(): ServerInterval {
  let interval = 0;
  return {
    get: () => interval,
    handleAnswer({ ok, headers }) {
      const seconds = headers.get('x-accounting-interval') ?? '';
      if (SECONDS.test(seconds)) interval = Number(seconds) * 1000;
      // A busy server refuses some requests, which is no reason to ask more often.
      else if (ok) interval = 0;
    },
  };
}
