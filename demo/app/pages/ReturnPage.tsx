import { AuthorizationReturn } from 'react-accounting-connect';
import { Link } from '../Link.tsx';
import { PageHeader } from '../PageHeader.tsx';

/** The page that people return to after they sign in. Its window closes itself. */
export function ReturnPage() {
  return (
    <>
      <PageHeader title="Back from your accounting software" />
      <AuthorizationReturn>
        You can close this window, or{' '}
        <Link href="/settings/accounting">go on to the accounting settings</Link>.
      </AuthorizationReturn>
    </>
  );
}
