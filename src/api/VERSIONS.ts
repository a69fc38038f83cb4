/** The API versions that this release supports. */
export type ApiVersion = '2023-03-14' | '2024-05-25';

/** The versions of the API that this release supports, by the date in `X-Monite-Version`. */
export const VERSIONS = ['2023-03-14', '2024-05-25'] as const satisfies readonly ApiVersion[];

/** The version that the page, the server, the sandbox and the command use if none is given. */
export const DEFAULT_VERSION: ApiVersion = '2023-03-14';

/** Whether this version refuses ids that are not UUIDs. */
export const needsUuids = (version: string): boolean => version !== '2023-03-14';
