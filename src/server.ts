export { createTokenHandler } from './server/createTokenHandler.ts';
export type { AuthorizedUser, TokenHandlerOptions } from './server/createTokenHandler.ts';
export type { TokenEndpoint } from './server/TokenEndpoint.ts';
export type { ServerErrorCode } from './server/ServerError.ts';
