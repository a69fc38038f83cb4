/** How partners write the components and hooks. Each `@ts-expect-error` fails if its line compiles. */
import { createRef } from 'react';
import {
  AccountingConnect,
  AccountingProvider,
  AuthorizationReturn,
  ConnectButton,
  ConnectionStatus,
  ConsentNotice,
  DisconnectButton,
  PlatformPicker,
  PullButton,
  SyncLog,
  useConnect,
} from 'react-accounting-connect';
import { createServerClient } from 'react-accounting-connect/server';

const button = createRef<HTMLButtonElement>();
const section = createRef<HTMLElement>();
const block = createRef<HTMLDivElement>();

/** Every component takes a ref to its element, and the element's own props. */
export const parts = (
  <>
    <AccountingConnect ref={section} className="mine" data-mine="" headingLevel={3} />
    <ConnectButton ref={button} platform="own_platform" aria-describedby="help" />
    <PullButton
      ref={button}
      resourceType="receivables"
      onClick={(event) => event.preventDefault()}
    />
    <DisconnectButton ref={button} style={{ color: 'red' }} />
    <ConnectionStatus ref={block} id="status" />
    <PlatformPicker ref={block} onSelect={({ key }) => void key.length} />
    <ConsentNotice ref={block} />
    <AuthorizationReturn ref={block} />
    <SyncLog ref={block} />
  </>
);

export const misspelled = (
  // @ts-expect-error -- `plattform`
  <ConnectButton plattform="xero" />
);
export const foreignRef = (
  // @ts-expect-error -- the element is a button
  <PullButton ref={block} />
);
export const wrongLevel = (
  // @ts-expect-error -- HTML has six levels
  <AccountingConnect headingLevel={7} />
);

export const provider = (
  <AccountingProvider
    entityId={null}
    classNames={{ 'pull-button': 'btn', 'connect-button': 'btn' }}
    locale="en-GB"
    messages={{ widget: { waiting: 'One moment …' } }}
    onEvent={(event) => event.at.length}
  />
);
export const wrongPart = (
  // @ts-expect-error -- no such part
  <AccountingProvider entityId="id" classNames={{ 'pull-buton': 'btn' }} />
);
export const noEntity = (
  // @ts-expect-error -- `entityId` is missing
  <AccountingProvider apiUrl="/api/accounting" />
);
export const wrongToken = (
  // @ts-expect-error -- a token is a string or a response of the API
  <AccountingProvider entityId="id" tokenProvider={() => 42} />
);
export const wrongVersion = (
  // @ts-expect-error -- no such version
  <AccountingProvider entityId="id" apiVersion="2022-01-01" />
);
export const wrongEvent = (
  <AccountingProvider
    entityId="id"
    // @ts-expect-error -- no such event
    onEvent={(event) => event.type === 'connect_finished'}
  />
);

/** What the server read is what the page takes. */
export async function Page() {
  const connections = await createServerClient({
    clientId: 'id',
    clientSecret: 'secret',
  }).listConnections('id');
  return <AccountingProvider entityId="id" initialConnections={connections} />;
}

export function OwnButton() {
  const { connect } = useConnect();
  // @ts-expect-error -- a key is a string
  void connect(7);
  return <button onClick={() => void connect('own_platform', { replace: true })}>Switch</button>;
}
