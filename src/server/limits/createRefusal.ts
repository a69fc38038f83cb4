import { ServerError } from '../ServerError.ts';

/** The refusal of a call that would have to wait for too long. */
export function createRefusal(milliseconds: number): ServerError {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  return new ServerError(
    429,
    'rate_limited',
    `Too many calls to the accounting API. Try again in ${seconds} s.`,
    { headers: { 'Retry-After': String(seconds) } },
  );
}
