import { redirect } from 'react-router';
import { endSession } from '../session.server';
import type { Route } from './+types/sign-out';

export async function action({ request }: Route.ActionArgs) {
  return redirect('/sign-in', { headers: await endSession(request) });
}
