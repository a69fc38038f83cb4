import { needsUuids } from '../../api/VERSIONS.ts';
import { isUuid } from '../isUuid.ts';
import type { ServerErrorCode } from '../ServerError.ts';
import type { ApiRequest } from './callApi.ts';

/** The sentence may depend on what the API refused. */
type Refusal = readonly [
  status: number,
  code: ServerErrorCode,
  sentence: string | ((request: ApiRequest) => string),
];

const DOWN = 'Try again later.';
const GONE = 'The connection, the record or the entity does not exist.';

/** Says what is likely wrong with a request that the API calls invalid. */
function explainInvalid({ entityId, apiVersion, body }: ApiRequest): string {
  if (needsUuids(apiVersion) && !isUuid(entityId)) {
    return `Ids of entities have to be UUIDs in version ${apiVersion}, and this one is not.`;
  }
  // Only the platform is sent in a body.
  return body === undefined
    ? 'An id or a parameter may be wrong.'
    : 'The platform key may be unknown.';
}

/** What the browser receives for each status of the API. Any other status becomes 502. */
export const REFUSALS: Readonly<Record<number, Refusal>> = {
  400: [400, 'invalid_request', explainInvalid],
  403: [403, 'forbidden', 'The partner is not allowed to do this for the entity.'],
  404: [404, 'not_found', GONE],
  405: [405, 'unsupported', 'This version of the API has no such call.'],
  408: [504, 'api_timeout', DOWN],
  409: [409, 'conflict', 'Another system is active, or the connection is in the wrong state.'],
  410: [404, 'not_found', GONE],
  422: [422, 'invalid_request', explainInvalid],
  429: [429, 'rate_limited', DOWN],
  500: [502, 'api_unavailable', DOWN],
  502: [502, 'api_unavailable', DOWN],
  503: [503, 'api_unavailable', DOWN],
  504: [504, 'api_timeout', DOWN],
};
