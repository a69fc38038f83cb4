import { updates } from '../updates.server';
import type { Route } from './+types/updates';

export const loader = ({ request }: Route.LoaderArgs) => updates.handler(request);
