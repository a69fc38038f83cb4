import { createRandom } from '../lib/createRandom.ts';
import { hashText } from '../lib/hashText.ts';

const FIRST_WORDS = [
  'Alder',
  'Bluebird',
  'Copper',
  'Driftwood',
  'Eastgate',
  'Foxglove',
  'Granite',
  'Hawthorn',
  'Ivory',
  'Juniper',
  'Kingfisher',
  'Linden',
  'Marlow',
  'Northfield',
  'Orchard',
  'Pemberton',
];
const LAST_WORDS = [
  'Bistro',
  'Builders',
  'Dental Practice',
  'Hotel',
  'Interiors',
  'Logistics',
  'Partners',
  'Primary School',
  'Publishing',
  'Stores',
];

/**
 * Creates fictitious names of customers. The same name of an organization gives the same customers.
 */
export function createCustomers(name: string, count: number): string[] {
  const random = createRandom(hashText(name));
  const start = Math.floor(random() * FIRST_WORDS.length);
  return Array.from({ length: count }, (_, index) => {
    const first = FIRST_WORDS[(start + index) % FIRST_WORDS.length];
    const last = LAST_WORDS[Math.floor(random() * LAST_WORDS.length)];
    return `${first} ${last}`;
  });
}
