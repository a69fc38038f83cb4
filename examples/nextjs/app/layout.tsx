import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { getSession } from '../session';
import { Header } from './Header';
import './styles.css';

export const metadata: Metadata = { title: 'Brightbill' };

export default async function Layout({ children }: { children: ReactNode }) {
  const session = await getSession();
  return (
    <html lang="en">
      <body>
        {session && <Header company={session.company} companies={session.companies} />}
        <main>{children}</main>
      </body>
    </html>
  );
}
