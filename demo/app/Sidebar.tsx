import { Icon } from './Icon.tsx';
import { Link } from './Link.tsx';
import { look, looks } from './look.ts';
import { useProduct } from './ProductContext.ts';
import { productRoutes, variantRoutes } from './routes.tsx';
import type { Route } from './routes.tsx';

/** The product's navigation: a column beside the page, or a row above the page on phones. */
export function Sidebar({ path }: { path: string }) {
  const { user, company } = useProduct().session;
  return (
    <header className="sidebar">
      <Link href="/" className="brand" aria-label="Tidewell home">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <rect width="32" height="32" rx="9" />
          <path d="M6 14c3.3 0 3.3-3 6.6-3s3.3 3 6.6 3 3.3-3 6.6-3M6 21c3.3 0 3.3-3 6.6-3s3.3 3 6.6 3 3.3-3 6.6-3" />
        </svg>
        Tidewell
      </Link>
      <nav aria-label="Main" className="nav">
        <NavList routes={productRoutes} path={path} />
        <p className="nav-heading" id="variants">
          Also built as
        </p>
        <NavList routes={variantRoutes} path={path} labelledBy="variants" />
        <p className="nav-heading" id="looks">
          Also looks like
        </p>
        <ul aria-labelledby="looks">
          {looks.map(({ base, label }) => (
            <li key={base}>
              {/* Not a `Link`: each look is a page of its own. */}
              <a href={base + path} aria-current={base === look.base ? 'true' : undefined}>
                <Icon name="look" />
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="account">
        <span className="avatar" aria-hidden="true">
          {user.name
            .split(' ')
            .map((word) => word.charAt(0))
            .join('')}
        </span>
        <span>
          <strong>{company.name}</strong>
          <small title="The demo’s back end signs everyone in.">{user.name} · demo sign-in</small>
        </span>
      </div>
    </header>
  );
}

interface NavListProps {
  routes: readonly Route[];
  path: string;
  labelledBy?: string;
}

function NavList({ routes, path, labelledBy }: NavListProps) {
  return (
    <ul aria-labelledby={labelledBy}>
      {routes.map(({ path: href, label, icon }) => (
        <li key={href}>
          <Link href={href} aria-current={href === path ? 'page' : undefined}>
            <Icon name={icon} />
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
