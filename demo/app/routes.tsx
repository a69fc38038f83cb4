import type { ReactNode } from 'react';
import type { IconName } from './Icon.tsx';
import { AccountingSettingsPage } from './pages/AccountingSettingsPage.tsx';
import { ClientsPage } from './pages/ClientsPage.tsx';
import { ComposedPage } from './pages/ComposedPage.tsx';
import { DialogPage } from './pages/DialogPage.tsx';
import { HooksPage } from './pages/HooksPage.tsx';
import { InvoicesPage } from './pages/InvoicesPage.tsx';
import { OverviewPage } from './pages/OverviewPage.tsx';
import { ProductsPage } from './pages/ProductsPage.tsx';
import { ReturnPage } from './pages/ReturnPage.tsx';

export interface Route {
  path: string;
  label: string;
  icon: IconName;
  page: ReactNode;
}

export const productRoutes: readonly Route[] = [
  { path: '/', label: 'Overview', icon: 'overview', page: <OverviewPage /> },
  { path: '/invoices', label: 'Invoices', icon: 'invoices', page: <InvoicesPage /> },
  { path: '/products', label: 'Products', icon: 'products', page: <ProductsPage /> },
  {
    path: '/settings/accounting',
    label: 'Settings',
    icon: 'settings',
    page: <AccountingSettingsPage />,
  },
];

/** The same features, built in other ways. */
export const variantRoutes: readonly Route[] = [
  { path: '/composed', label: 'Composed from parts', icon: 'parts', page: <ComposedPage /> },
  { path: '/hooks', label: 'Hooks alone', icon: 'hooks', page: <HooksPage /> },
  { path: '/clients', label: 'A list of clients', icon: 'invoices', page: <ClientsPage /> },
  { path: '/dialog', label: 'Inside a dialog', icon: 'dialog', page: <DialogPage /> },
];

/** Not in the navigation, because only the sign-in pages link here. */
export const returnRoute: Route = {
  path: '/accounting/return',
  label: 'Back',
  icon: 'settings',
  page: <ReturnPage />,
};
