import type { TokenContext, TokenResponse } from 'react-accounting-connect';
import { fetchJson } from './fetchJson.ts';

/** The token provider. The back end identifies the person by cookie and keeps the client secret. */
export function fetchMoniteToken({ reason, signal }: TokenContext): Promise<TokenResponse> {
  return fetchJson<TokenResponse>(`/api/monite/token?reason=${reason}`, { method: 'POST', signal });
}
