import { html } from 'hono/html';
import type { Page } from './Page.ts';
import type { PageContext } from './PageContext.ts';

/** The page for a link that no longer works. */
export function renderStale({ config, sample }: PageContext): Page {
  return {
    title: 'This link no longer works',
    platformName: sample.name,
    content: html`<p>
        It has expired, it was already used, or the connection has ended. Nothing has changed.
      </p>
      <p>Go back to ${config.partnerName} and connect ${sample.name} again from there.</p>`,
  };
}
