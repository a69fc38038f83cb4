/** Every name that the browser knows us by: locks, the channel, storage and windows. */
const PREFIX = 'accounting-connect';

/** The channel between the tabs of this origin. */
export const CHANNEL = PREFIX;

/** The lock for whatever makes or ends a connection of the entity. */
export const getConnectLock = (entityId: string) => `${PREFIX}:${entityId}`;

/** The lock that is held while a pull of the entity runs. */
export const getPullLock = (entityId: string) => `${PREFIX}:pull:${entityId}`;

/** The `sessionStorage` key for the connection that this tab waits for. */
export const getStorageKey = (entityId: string) => `${PREFIX}:${entityId}`;

/** The name of the authorization window. */
export const getWindowName = (id: string | number) => `${PREFIX}-${id}`;
