import type { Sandbox } from 'react-accounting-connect/sandbox';

const FIRST =
  'Alder Birch Cedar Dune Ember Fern Granite Heron Iris Juniper Kestrel Linden Marlow Northgate Orchard Pebble Quarry Rowan Sable Thistle'.split(
    ' ',
  );
const SECOND =
  'Bakery Cycles Dental Electrical Florists Joinery Landscapes Motors Print Studios'.split(' ');

/** The clients of an accountant. Each is an entity with books of its own. */
export const CLIENTS = Array.from({ length: 200 }, (_, index) => ({
  id: `c11e0000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
  name: `${FIRST[index % FIRST.length]} ${SECOND[(index * 7 + Math.floor(index / 20)) % SECOND.length]} Ltd`,
  currency: 'GBP',
}));

const PLATFORMS = ['xero', 'quickbooks_online', 'sage_business_cloud_accounting', 'freeagent'];
const STATUSES = ['connected', 'connected', 'connected', 'deauthorized', 'disconnected'];

/** Between one client and the next, in milliseconds. */
const SPACING = 3 * 60_000;

/** How long ago the first client was connected. A sandbox that starts so long ago arrives at now. */
export const PRACTICE_AGE = CLIENTS.length * SPACING;

/** Connects most of the clients one after another, as they would be in a practice. */
export function connectClients(sandbox: Sandbox): void {
  for (const [index, { id }] of CLIENTS.entries()) {
    sandbox.advance(SPACING);
    if ((index + Math.floor(index / 20)) % 6 === 3) continue;
    const platform = PLATFORMS[(index * 3 + Math.floor(index / 20)) % PLATFORMS.length] ?? 'xero';
    sandbox.connect(
      id,
      platform,
      STATUSES[(index * 11 + Math.floor(index / 20)) % STATUSES.length],
    );
  }
}
