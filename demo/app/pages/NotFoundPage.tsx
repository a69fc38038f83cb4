import { Link } from '../Link.tsx';
import { PageHeader } from '../PageHeader.tsx';

/** Shown for unknown URLs. */
export function NotFoundPage() {
  return (
    <>
      <PageHeader title="Page not found">Check the address for typos.</PageHeader>
      <Link href="/" className="button primary">
        Go to the overview
      </Link>
    </>
  );
}
