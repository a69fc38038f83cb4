'use server';

import { redirect } from 'next/navigation';
import { companies } from '../companies';
import { endSession, getSession, setCompany } from '../session';

export async function signIn() {
  const [company] = companies;
  if (company) await setCompany(company.entityId);
  redirect('/');
}

/** Next then renders the page again, for the other company. */
export async function switchCompany(form: FormData) {
  const session = await getSession();
  // The form comes from the browser, so look for the company among those of the person.
  const company = session?.companies.find(({ entityId }) => entityId === form.get('company'));
  if (company) await setCompany(company.entityId);
}

export async function signOut() {
  await endSession();
  redirect('/sign-in');
}
