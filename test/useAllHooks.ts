import {
  useBooksChange,
  useConnect,
  useConnection,
  useDisconnect,
  usePull,
} from 'react-accounting-connect';

/** Calls all hooks that read or change the connection. */
export function useAllHooks() {
  return {
    reading: useConnection(),
    connecting: useConnect(),
    disconnecting: useDisconnect(),
    pulling: usePull(),
    books: useBooksChange(),
  };
}

export type AllHooks = ReturnType<typeof useAllHooks>;
