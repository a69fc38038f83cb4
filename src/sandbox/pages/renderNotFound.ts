import { html } from 'hono/html';
import type { Page } from './Page.ts';

/** The page for an unknown address. */
export function renderNotFound(partnerName: string): Page {
  return {
    title: 'There is no such page',
    content: html`<p>
      This address is not from this sandbox. Go back to ${partnerName} and start again.
    </p>`,
  };
}
