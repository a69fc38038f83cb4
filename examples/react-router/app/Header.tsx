import { Form, NavLink, useFetcher } from 'react-router';

interface HeaderProps {
  entityId: string;
  companies: { entityId: string; name: string }[];
}

export function Header({ entityId, companies }: HeaderProps) {
  const fetcher = useFetcher();
  return (
    <header className="bar">
      <span className="brand">Brightbill</span>
      <nav aria-label="Main">
        <NavLink to="/">Invoices</NavLink>
        <NavLink to="/settings/accounting">Accounting</NavLink>
      </nav>
      <fetcher.Form className="company" method="post" action="/switch-company">
        <label className="visually-hidden" htmlFor="company">
          Company
        </label>
        <select id="company" name="company" key={entityId} defaultValue={entityId}>
          {companies.map(({ entityId, name }) => (
            <option key={entityId} value={entityId}>
              {name}
            </option>
          ))}
        </select>
        <button className="button">Switch</button>
      </fetcher.Form>
      <Form method="post" action="/sign-out">
        <button className="button quiet">Sign out</button>
      </Form>
    </header>
  );
}
