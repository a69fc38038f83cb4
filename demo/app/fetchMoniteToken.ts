import type { TokenContext, TokenResponse } from 'react-accounting-connect';
import { fetchJson } from './fetchJson.ts';

/** The token provider: the back end knows by cookie who asks, and keeps the client secret. */
export function fetchMoniteToken({ reason, signal }: TokenContext): Promise<TokenResponse> {
  return fetchJson<TokenResponse>(`/api/monite/token?reason=${reason}`, { method: 'POST', signal });
}
