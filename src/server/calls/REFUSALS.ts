import type { ServerErrorCode } from '../ServerError.ts';

type Refusal = readonly [status: number, code: ServerErrorCode, sentence: string];

const DOWN = 'Try again later.';
const INVALID = 'It does not take what was asked, such as a platform key that it does not know.';
const GONE = 'It knows no such connection of this entity, or no such entity.';

/** What a browser is told where the API refuses. A status that is not here becomes 502. */
export const REFUSALS: Readonly<Record<number, Refusal>> = {
  400: [400, 'invalid_request', INVALID],
  403: [403, 'forbidden', 'The partner may not do this for the entity.'],
  404: [404, 'not_found', GONE],
  408: [504, 'api_timeout', DOWN],
  409: [409, 'conflict', 'Another system is active, or the connection is not in a state for this.'],
  410: [404, 'not_found', GONE],
  422: [422, 'invalid_request', INVALID],
  429: [429, 'rate_limited', DOWN],
  500: [502, 'api_unavailable', DOWN],
  502: [502, 'api_unavailable', DOWN],
  503: [503, 'api_unavailable', DOWN],
  504: [504, 'api_timeout', DOWN],
};
