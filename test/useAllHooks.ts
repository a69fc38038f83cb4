import {
  useBooksChange,
  useConnect,
  useConsent,
  useConnection,
  useDisconnect,
  usePull,
} from 'react-accounting-connect';

/** Calls all hooks that read or change the connection. */
export function useAllHooks() {
  return {
    reading: useConnection(),
    connecting: useConnect(),
    consenting: useConsent(),
    disconnecting: useDisconnect(),
    pulling: usePull(),
    books: useBooksChange(),
  };
}

export type AllHooks = ReturnType<typeof useAllHooks>;
