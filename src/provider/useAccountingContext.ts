import { useContext } from 'react';
import { AccountingContext } from './AccountingContext.ts';
import type { AccountingContextValue } from './AccountingContext.ts';

/** Reads the provider's context. Throws an error that names the caller if there is no provider. */
export function useAccountingContext(caller: string): AccountingContextValue {
  const context = useContext(AccountingContext);
  if (context === null) {
    throw new Error(
      `${caller} needs an <AccountingProvider> above it. Wrap this part of your app in one.`,
    );
  }
  return context;
}
