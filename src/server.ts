export type {
  Connection,
  ConnectionIssue,
  ConnectionStatus,
  BusinessInfo,
} from './api/Connection.ts';
export type { PlatformKey } from './api/PlatformKey.ts';
export type { Pull, ResourceType } from './api/Pull.ts';
export type {
  RecordType,
  SyncedRecord,
  SyncedRecordFilter,
  SyncedRecordPage,
  TimeRange,
} from './api/SyncedRecord.ts';
export type { ApiVersion } from './api/VERSIONS.ts';
export type { ApiCall } from './server/ApiCall.ts';
export { chooseEntity } from './server/chooseEntity.ts';
export { createProxyHandler } from './server/createProxyHandler.ts';
export type { ProxyHandlerOptions } from './server/createProxyHandler.ts';
export { createServerClient } from './server/createServerClient.ts';
export type { ServerClientOptions } from './server/createServerClient.ts';
export { createTokenHandler } from './server/createTokenHandler.ts';
export type { AuthorizedUser, TokenHandlerOptions } from './server/createTokenHandler.ts';
export { createUpdateStream } from './server/createUpdateStream.ts';
export type { UpdateStream, UpdateStreamOptions } from './server/createUpdateStream.ts';
export { createWebhookHandler } from './server/createWebhookHandler.ts';
export type { WebhookDelivery, WebhookHandlerOptions } from './server/createWebhookHandler.ts';
export type { Handler } from './server/Handler.ts';
export type { HandlerOptions } from './server/HandlerOptions.ts';
export { createMemoryLimiter } from './server/limits/createMemoryLimiter.ts';
export type { Limiter, LimitOptions } from './server/limits/Limiter.ts';
export type { EntityAccess, ResolveEntities, ResolveEntity } from './server/ResolveEntity.ts';
export type {
  ServerCallOptions,
  ServerClient,
  StartPullOptions,
  SyncedRecordQuery,
} from './server/ServerClient.ts';
export { ServerError } from './server/ServerError.ts';
export type { ServerErrorCode, ServerErrorDetails } from './server/ServerError.ts';
export type { TokenEndpoint } from './server/TokenEndpoint.ts';
export type { TokenStore } from './server/TokenStore.ts';
export type { UpdateBus } from './server/updates/UpdateBus.ts';
export { verifyMoniteSignature } from './server/verifyMoniteSignature.ts';
export type { MoniteSignatureOptions } from './server/verifyMoniteSignature.ts';
export type { AccountingWebhookEvent } from './server/webhooks/AccountingWebhookEvent.ts';
