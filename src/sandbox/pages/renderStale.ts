import { html } from 'hono/html';
import type { Page } from './Page.ts';
import type { PageContext } from './PageContext.ts';

/** The link was good once. */
export function renderStale({ config, sample }: PageContext): Page {
  return {
    title: 'This link no longer works',
    platformName: sample.name,
    content: html`<p>
        It has expired, it was used to the end already, or the connection was ended. Nothing was
        changed now.
      </p>
      <p>Go back to ${config.partnerName} and connect ${sample.name} again from there.</p>`,
  };
}
