/** Whose answers a key is for. Different credentials never share an answer. */
export interface Identity {
  apiUrl: string;
  apiVersion: string;
  entityId: string;
  /** Who signs the requests: a token, or the cookie that the partner's proxy knows. */
  credential: 'token' | 'cookie';
}

function getKey({ apiUrl, apiVersion, entityId, credential }: Identity, ...what: string[]): string {
  return JSON.stringify([apiUrl, apiVersion, entityId, credential, ...what]);
}

/** `GET /accounting_connections` */
export const getConnectionsKey = (identity: Identity) => getKey(identity, 'connections');
