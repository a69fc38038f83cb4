import { html } from 'hono/html';
import type { Page } from './Page.ts';

/** Nothing stands at this address. */
export function renderNotFound(partnerName: string): Page {
  return {
    title: 'There is no such page',
    content: html`<p>
      The address is not one that this sandbox gave out. Go back to ${partnerName} and start from
      there.
    </p>`,
  };
}
