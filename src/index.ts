'use client';

export { AccountingConnect } from './widget/AccountingConnect.tsx';
export type { AccountingConnectProps } from './widget/AccountingConnect.tsx';
export type { HeadingLevel } from './widget/HeadingLevel.ts';
export type { EventOf, WidgetCallbacks } from './widget/useWidgetEvents.ts';
export { AuthorizationReturn } from './components/authorization-return/AuthorizationReturn.tsx';
export type { AuthorizationReturnProps } from './components/authorization-return/AuthorizationReturn.tsx';
export { ConnectButton } from './components/connect-button/ConnectButton.tsx';
export type { ConnectButtonProps } from './components/connect-button/ConnectButton.tsx';
export { useConnectDialog } from './components/connect-button/useConnectDialog.tsx';
export type {
  UseConnectDialogOptions,
  UseConnectDialogResult,
} from './components/connect-button/useConnectDialog.tsx';
export { ConnectionStatus } from './components/connection-status/ConnectionStatus.tsx';
export type { ConnectionStatusProps } from './components/connection-status/ConnectionStatus.tsx';
export { ConsentNotice } from './components/consent-notice/ConsentNotice.tsx';
export type { ConsentNoticeProps } from './components/consent-notice/ConsentNotice.tsx';
export { DisconnectButton } from './components/disconnect-button/DisconnectButton.tsx';
export type { DisconnectButtonProps } from './components/disconnect-button/DisconnectButton.tsx';
export { PlatformPicker } from './components/platform-picker/PlatformPicker.tsx';
export type { PlatformPickerProps } from './components/platform-picker/PlatformPicker.tsx';
export type { PickerOptions } from './components/platform-picker/PickerOptions.ts';
export { PullButton } from './components/pull-button/PullButton.tsx';
export type { PullButtonProps } from './components/pull-button/PullButton.tsx';
export { SyncLog } from './components/sync-log/SyncLog.tsx';
export type { SyncLogProps } from './components/sync-log/SyncLog.tsx';
export type { SyncLogOptions } from './components/sync-log/SyncLogOptions.ts';

export { useAccountingEvents } from './hooks/useAccountingEvents.ts';
export { useAuthorizationReturn } from './hooks/useAuthorizationReturn.ts';
export { useBooksChange } from './hooks/useBooksChange.ts';
export type { UseBooksChangeResult } from './hooks/useBooksChange.ts';
export { useConnect } from './hooks/useConnect.ts';
export type { CheckOutcome, ConnectOptions, UseConnectResult } from './hooks/useConnect.ts';
export { useConsent } from './hooks/useConsent.ts';
export type { ConsentPhase, UseConsentResult } from './hooks/useConsent.ts';
export { useConnection } from './hooks/useConnection.ts';
export type { UseConnectionResult } from './hooks/useConnection.ts';
export { useDisconnect } from './hooks/useDisconnect.ts';
export type { DisconnectPhase, UseDisconnectResult } from './hooks/useDisconnect.ts';
export { useEntityConnections } from './hooks/useEntityConnections.ts';
export type { UseEntityConnectionsResult } from './hooks/useEntityConnections.ts';
export { usePlatforms } from './hooks/usePlatforms.ts';
export type { UsePlatformsResult } from './hooks/usePlatforms.ts';
export { usePull } from './hooks/usePull.ts';
export type { PullPhase, UsePullResult } from './hooks/usePull.ts';
export { useSyncedRecords } from './hooks/useSyncedRecords.ts';
export type { SyncedRecordsFilter, UseSyncedRecordsResult } from './hooks/useSyncedRecords.ts';

export { AccountingProvider } from './provider/AccountingProvider.tsx';
export type { AccountingProviderProps } from './provider/AccountingProvider.tsx';
export type { ConsentOptions } from './provider/ConsentOptions.ts';
export type { PartName } from './provider/PartName.ts';
export type { ClassNames } from './provider/usePart.ts';
export type { Theme } from './provider/AccountingContext.ts';

export { createAccountingClient } from './engine/createAccountingClient.ts';
export type { AccountingClient, AccountingClientOptions } from './engine/AccountingClient.ts';
export type {
  AccountingEvent,
  AccountingEventDetail,
  DisconnectReason,
} from './engine/AccountingEvent.ts';
export type { EntityConnection } from './engine/EntityConnection.ts';
export type { Books, BooksChange } from './engine/books/getBooksChange.ts';
export type { AuthorizationMode } from './engine/connect/AuthorizationMode.ts';
export type { ConnectPhase } from './engine/connect/ConnectPhase.ts';
export type { AuthorizationWindow } from './engine/connect/connectReducer.ts';
export type { CancelOutcome, ConnectOutcome } from './engine/connect/Connector.ts';
export type { ConsentRecord } from './engine/consent/ConsentRecord.ts';
export type { ConsentOutcome } from './engine/consent/createConsent.ts';
export type { DisconnectOutcome } from './engine/disconnect/createDisconnector.ts';
export type { PullOutcome } from './engine/pull/createPuller.ts';
export type { BatchCounts, PushBatch } from './engine/records/PushBatch.ts';
export type { PushState } from './engine/records/pushReducer.ts';
export type { BatchOutcome, PushOutcome, RecordListFilter } from './engine/records/Records.ts';
export type { EventListener as AccountingEventListener, ReadOutcome } from './engine/Session.ts';
export type { Clock } from './lib/Clock.ts';

export { AccountingError } from './api/AccountingError.ts';
export type { AccountingErrorCode, AccountingErrorOptions } from './api/AccountingError.ts';
export type {
  BusinessInfo,
  Connection,
  ConnectionIssue,
  ConnectionStatus as ConnectionStatusValue,
} from './api/Connection.ts';
export type { ApiVersion } from './api/VERSIONS.ts';
export type {
  Platform,
  PlatformAuthorization,
  PlatformNote,
  PlatformOverride,
  PlatformsOption,
  PushableType,
} from './api/Platform.ts';
export type { PlatformKey } from './api/PlatformKey.ts';
export type { Pull, ResourceType } from './api/Pull.ts';
export type { RecordType, SyncedRecord, TimeRange } from './api/SyncedRecord.ts';
export type {
  TokenContext,
  TokenProvider,
  TokenReason,
  TokenResponse,
} from './api/TokenProvider.ts';

export { formatMessage } from './lib/formatMessage.ts';
export type { Message, MessageForms, MessageValues } from './lib/formatMessage.ts';
export type { Locale, MessageOverrides, Messages, Translate } from './messages/Messages.ts';
