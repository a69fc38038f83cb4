import { createContext, useContext } from 'react';
import type { AccountingEvent } from 'react-accounting-connect';
import type { Session } from './Session.ts';

/** What every page of the product may know. */
export interface Product {
  session: Session;
  /** What the package has told the product (`onEvent`), newest first. */
  events: readonly AccountingEvent[];
}

export const ProductContext = createContext<Product | null>(null);

export function useProduct(): Product {
  const product = useContext(ProductContext);
  if (!product) throw new Error('useProduct() needs the <ProductContext.Provider> of <App>');
  return product;
}
