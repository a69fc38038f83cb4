import { AuthorizationReturn } from 'react-accounting-connect';
import { Link } from '../Link.tsx';
import { PageHeader } from '../PageHeader.tsx';

/** Where people land after the sign-in at their accounting system: in its window, which closes. */
export function ReturnPage() {
  return (
    <>
      <PageHeader title="Back from your accounting system" />
      <AuthorizationReturn>
        You can close this window, or{' '}
        <Link href="/settings/accounting">go on to the accounting settings</Link>.
      </AuthorizationReturn>
    </>
  );
}
