import { Form, redirect } from 'react-router';
import { companies } from '../companies.server';
import { setCompany } from '../session.server';
import type { Route } from './+types/sign-in';

export async function action({ request }: Route.ActionArgs) {
  const [company] = companies;
  return redirect('/', { headers: await setCompany(request, company?.entityId ?? '') });
}

export default function SignIn() {
  return (
    <main>
      <Form className="sign-in" method="post">
        <h1>Brightbill</h1>
        <p>Robin Vale keeps the books of two companies. This example asks for no password.</p>
        <button className="button primary">Sign in as Robin Vale</button>
      </Form>
    </main>
  );
}
