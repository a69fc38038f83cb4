import type { Company } from '../companies';
import { signOut, switchCompany } from './actions';
import { NavLink } from './NavLink';

interface HeaderProps {
  company: Company;
  companies: readonly Company[];
}

export function Header({ company, companies }: HeaderProps) {
  return (
    <header className="bar">
      <span className="brand">Brightbill</span>
      <nav aria-label="Main">
        <NavLink href="/">Invoices</NavLink>
        <NavLink href="/settings/accounting">Accounting</NavLink>
      </nav>
      <form className="company" action={switchCompany}>
        <label className="visually-hidden" htmlFor="company">
          Company
        </label>
        <select id="company" name="company" key={company.entityId} defaultValue={company.entityId}>
          {companies.map(({ entityId, name }) => (
            <option key={entityId} value={entityId}>
              {name}
            </option>
          ))}
        </select>
        <button className="button">Switch</button>
      </form>
      <form action={signOut}>
        <button className="button quiet">Sign out</button>
      </form>
    </header>
  );
}
