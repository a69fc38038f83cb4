import { data } from 'react-router';
import { companies } from '../companies.server';
import { requireCompany, setCompany } from '../session.server';
import type { Route } from './+types/switch-company';

/** The page stays, and its loaders run again for the other company. */
export async function action({ request }: Route.ActionArgs) {
  await requireCompany(request);
  const form = await request.formData();
  // The form comes from the browser, so look for the company among those of the person.
  const company = companies.find(({ entityId }) => entityId === form.get('company'));
  if (!company) throw data(null, { status: 403 });
  return data(null, { headers: await setCompany(request, company.entityId) });
}
