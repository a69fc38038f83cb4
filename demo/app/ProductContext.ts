import { createContext, useContext } from 'react';
import type { AccountingEvent, Locale } from 'react-accounting-connect';
import type { Session } from './Session.ts';

/** The data that all pages of the product share. */
export interface Product {
  session: Session;
  /** The language of the package's parts. English if there is none. */
  locale: Locale | undefined;
  /** The events that the package sent to `onEvent`, newest first. */
  events: readonly AccountingEvent[];
}

export const ProductContext = createContext<Product | null>(null);

export function useProduct(): Product {
  const product = useContext(ProductContext);
  if (!product) throw new Error('useProduct() needs the <ProductContext.Provider> of <App>');
  return product;
}
