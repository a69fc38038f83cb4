import type { FormEvent } from 'react';
import { signOut, switchCompany } from './session';
import type { Session } from './session';

interface HeaderProps {
  session: Session;
  /** Shows the session of the answer. */
  onChange: (answer: Promise<Session | null>) => void;
}

const PAGES = [
  { path: '/', name: 'Invoices' },
  { path: '/settings/accounting', name: 'Accounting' },
];

export function Header({ session: { company, companies }, onChange }: HeaderProps) {
  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const entityId = new FormData(event.currentTarget).get('company');
    onChange(switchCompany(String(entityId)));
  }

  return (
    <header className="bar">
      <span className="brand">Brightbill</span>
      <nav aria-label="Main">
        {PAGES.map(({ path, name }) => (
          <a key={path} href={path} aria-current={path === location.pathname ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <form className="company" onSubmit={handleSubmit}>
        <label className="visually-hidden" htmlFor="company">
          Company
        </label>
        <select id="company" name="company" defaultValue={company.entityId}>
          {companies.map(({ entityId, name }) => (
            <option key={entityId} value={entityId}>
              {name}
            </option>
          ))}
        </select>
        <button className="button">Switch</button>
      </form>
      <button className="button quiet" onClick={() => onChange(signOut())}>
        Sign out
      </button>
    </header>
  );
}
