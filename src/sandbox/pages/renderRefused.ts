import { html } from 'hono/html';
import type { Page } from './Page.ts';

/** The page for a request that the sandbox refuses. */
export function renderRefused(reason: string): Page {
  return { title: 'This request was refused', content: html`<p>${reason}</p>` };
}
