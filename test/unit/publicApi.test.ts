// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { readSourceModules } from '../sourceModules.ts';

const modules = readSourceModules('src');

const listExports = (entry: string): string[] =>
  modules
    .find(({ path }) => path === entry)
    ?.exports.map(({ name, isType }) => (isType ? `type ${name}` : name))
    .toSorted() ?? [];

describe('the public API', () => {
  it('of react-accounting-connect is this list', () => {
    expect(listExports('src/index.ts')).toMatchInlineSnapshot(`
      [
        "AccountingConnect",
        "AccountingError",
        "AccountingProvider",
        "AuthorizationReturn",
        "ConnectButton",
        "ConnectionStatus",
        "ConsentNotice",
        "DisconnectButton",
        "PlatformPicker",
        "PullButton",
        "SyncLog",
        "createAccountingClient",
        "formatMessage",
        "type AccountingClient",
        "type AccountingClientOptions",
        "type AccountingConnectProps",
        "type AccountingErrorCode",
        "type AccountingEvent",
        "type AccountingEventDetail",
        "type AccountingEventListener",
        "type AccountingProviderProps",
        "type ApiVersion",
        "type AuthorizationMode",
        "type AuthorizationReturnProps",
        "type AuthorizationWindow",
        "type BatchOutcome",
        "type Books",
        "type BooksChange",
        "type BusinessInfo",
        "type CancelOutcome",
        "type CheckOutcome",
        "type Clock",
        "type ConnectButtonProps",
        "type ConnectOptions",
        "type ConnectOutcome",
        "type ConnectPhase",
        "type Connection",
        "type ConnectionIssue",
        "type ConnectionStatusProps",
        "type ConnectionStatusValue",
        "type ConsentNoticeProps",
        "type ConsentOptions",
        "type ConsentOutcome",
        "type ConsentPhase",
        "type ConsentRecord",
        "type DisconnectButtonProps",
        "type DisconnectOutcome",
        "type DisconnectPhase",
        "type DisconnectReason",
        "type EntityConnection",
        "type Locale",
        "type Message",
        "type MessageForms",
        "type MessageOverrides",
        "type MessageValues",
        "type Messages",
        "type PartName",
        "type Platform",
        "type PlatformAuthorization",
        "type PlatformKey",
        "type PlatformNote",
        "type PlatformOverride",
        "type PlatformPickerProps",
        "type PlatformsOption",
        "type Pull",
        "type PullButtonProps",
        "type PullOutcome",
        "type PullPhase",
        "type PushBatch",
        "type PushOutcome",
        "type PushState",
        "type PushableType",
        "type ReadOutcome",
        "type RecordListFilter",
        "type RecordType",
        "type ResourceType",
        "type SyncLogProps",
        "type SyncedRecord",
        "type SyncedRecordsFilter",
        "type Theme",
        "type TimeRange",
        "type TokenContext",
        "type TokenProvider",
        "type TokenReason",
        "type TokenResponse",
        "type Translate",
        "type UseBooksChangeResult",
        "type UseConnectDialogOptions",
        "type UseConnectDialogResult",
        "type UseConnectResult",
        "type UseConnectionResult",
        "type UseConsentResult",
        "type UseDisconnectResult",
        "type UseEntityConnectionsResult",
        "type UsePlatformsResult",
        "type UsePullResult",
        "type UseSyncedRecordsResult",
        "useAccountingEvents",
        "useAuthorizationReturn",
        "useBooksChange",
        "useConnect",
        "useConnectDialog",
        "useConnection",
        "useConsent",
        "useDisconnect",
        "useEntityConnections",
        "usePlatforms",
        "usePull",
        "useSyncedRecords",
      ]
    `);
  });

  it('of react-accounting-connect/server is this list', () => {
    expect(listExports('src/server.ts')).toMatchInlineSnapshot(`
      [
        "ServerError",
        "chooseEntity",
        "createMemoryLimiter",
        "createProxyHandler",
        "createServerClient",
        "createTokenHandler",
        "createUpdateStream",
        "createWebhookHandler",
        "type AccountingWebhookEvent",
        "type ApiCall",
        "type AuthorizedUser",
        "type EntityAccess",
        "type Handler",
        "type HandlerOptions",
        "type LimitOptions",
        "type Limiter",
        "type MoniteSignatureOptions",
        "type ProxyHandlerOptions",
        "type ResolveEntities",
        "type ResolveEntity",
        "type ServerCallOptions",
        "type ServerClient",
        "type ServerClientOptions",
        "type ServerErrorCode",
        "type ServerErrorDetails",
        "type StartPullOptions",
        "type SyncedRecordQuery",
        "type TokenEndpoint",
        "type TokenHandlerOptions",
        "type TokenStore",
        "type UpdateBus",
        "type UpdateStream",
        "type UpdateStreamOptions",
        "type WebhookDelivery",
        "type WebhookHandlerOptions",
        "verifyMoniteSignature",
      ]
    `);
  });

  it('of react-accounting-connect/server/redis is this list', () => {
    expect(listExports('src/redis.ts')).toMatchInlineSnapshot(`
      [
        "createRedisLimiter",
        "createRedisTokenStore",
        "createRedisUpdateBus",
        "type IoRedisClient",
        "type NodeRedisClient",
        "type RedisClient",
        "type RedisOptions",
      ]
    `);
  });

  it('of react-accounting-connect/sandbox is this list', () => {
    expect(listExports('src/sandbox.ts')).toMatchInlineSnapshot(`
      [
        "createSandbox",
        "type Sandbox",
        "type SandboxConnection",
        "type SandboxEntity",
        "type SandboxOptions",
        "type SandboxPull",
        "type SandboxPushProblem",
        "type SandboxRequest",
        "type SandboxRule",
        "type SandboxWebhook",
      ]
    `);
  });

  it('of react-accounting-connect/testing is this list', () => {
    expect(listExports('src/testing.ts')).toMatchInlineSnapshot(`
      [
        "clearAccountingStorage",
        "createMswHandlers",
        "createProxyFetch",
        "createSandboxControl",
        "createTestProvider",
        "denyAtSandbox",
        "signInAtSandbox",
        "type MswHandlersOptions",
        "type MswHttp",
        "type SandboxControl",
        "type SandboxControlOptions",
        "type SignInChoices",
        "type SignInElement",
        "type SignInPage",
        "type TestConnection",
        "type TestProvider",
        "type TestProviderOptions",
      ]
    `);
  });
});
