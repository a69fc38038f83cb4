/** The pace at which a busy server wants to be asked. */
export interface ServerInterval {
  /** Returns the least milliseconds between two polls. 0 if the server is not busy. */
  get: () => number;
  /** Call it with the `X-Accounting-Interval` header of each response. */
  handleAnswer: (header: string | null) => void;
}

/** Whole seconds, from 1 to 60. */
const SECONDS = /^(?:[1-9]|[1-5]\d|60)$/;

/** Creates the interval of one server. It holds until the next answer. */
export function createServerInterval(): ServerInterval {
  let interval = 0;
  return {
    get: () => interval,
    handleAnswer(header) {
      interval = header !== null && SECONDS.test(header) ? Number(header) * 1000 : 0;
    },
  };
}
