import { removeTrailingSlashes } from '../lib/removeTrailingSlashes.ts';
import type { Identity } from './cache/keys.ts';

/** All names that we use in the browser: locks, the channel, storage and windows. */
const PREFIX = 'accounting-connect';

/** Two APIs may know the same entity id. */
type Scope = Pick<Identity, 'apiUrl' | 'entityId'>;

/** `/api` and `https://host/api` are the same address if the page's origin is `https://host`. */
function normalize(address: string): string {
  const url = removeTrailingSlashes(String(address));
  const { origin } = location;
  return url.startsWith(`${origin}/`) ? url.slice(origin.length) : url;
}

const getRoot = (apiUrl: string) => `${PREFIX}:${normalize(apiUrl)}`;

/** The channel between the tabs of this origin that use the same API. */
export const getChannelName = getRoot;

/** The lock for creating or ending a connection of the entity. */
export const getConnectLock = ({ apiUrl, entityId }: Scope) =>
  `${getRoot(apiUrl)}:connect:${entityId}`;

/** The lock that is held while a pull of the entity runs. */
export const getPullLock = ({ apiUrl, entityId }: Scope) => `${getRoot(apiUrl)}:pull:${entityId}`;

/** The lock that is held while an object is being sent again. */
export const getPushLock = (scope: Scope, recordId: string) =>
  `${getRoot(scope.apiUrl)}:push:${scope.entityId}:${recordId}`;

/** The lock that is held while everything that failed is being sent again. */
export const getBatchLock = ({ apiUrl, entityId }: Scope) =>
  `${getRoot(apiUrl)}:push-failed:${entityId}`;

/** The lock of the tab that listens to an update stream for all tabs on the API's channel. */
export const getStreamLock = (apiUrl: string, address: string) =>
  `${getRoot(apiUrl)}:stream:${normalize(address)}`;

/** The locks of the streams that this browser may open at a time: half of a site's connections. */
export const getStreamSlots = () => [1, 2, 3].map((slot) => `${PREFIX}:stream:${slot}`);

/** The `sessionStorage` key for the connection that this tab waits for. */
export const getStorageKey = ({ apiUrl, entityId }: Scope) => `${getRoot(apiUrl)}:${entityId}`;

/** The `localStorage` key for the books that people have confirmed. */
export const getBooksKey = ({ apiUrl, entityId }: Scope) => `${getRoot(apiUrl)}:books:${entityId}`;

/** Whether a key of `sessionStorage` or `localStorage` is one of ours. */
export const isStorageKey = (key: string) => key.startsWith(`${PREFIX}:`);

/** The name of the authorization window. */
export const getWindowName = (id: string | number) => `${PREFIX}-${id}`;
