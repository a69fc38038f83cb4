import { Link } from '../Link.tsx';
import { PageHeader } from '../PageHeader.tsx';

/** For an address that the product does not have. */
export function NotFoundPage() {
  return (
    <>
      <PageHeader title="There is no such page">The address may be mistyped.</PageHeader>
      <Link href="/" className="button primary">
        Go to the overview
      </Link>
    </>
  );
}
