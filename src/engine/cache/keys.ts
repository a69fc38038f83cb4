/** Identifies whose data a key holds. Different credentials never share data. */
export interface Identity {
  apiUrl: string;
  apiVersion: string;
  entityId: string;
  /** How requests are authorized: by a token, or by the cookie of the partner's proxy. */
  credential: 'token' | 'cookie';
}

function getKey({ apiUrl, apiVersion, entityId, credential }: Identity, ...what: string[]): string {
  return JSON.stringify([apiUrl, apiVersion, entityId, credential, ...what]);
}

/** `GET /accounting_connections` */
export const getConnectionsKey = (identity: Identity) => getKey(identity, 'connections');

/** `GET /accounting_synced_records`. Equal filters have the same key. */
export const getRecordsKey = (identity: Identity, filter: object) =>
  getKey(identity, 'records', JSON.stringify(filter));
