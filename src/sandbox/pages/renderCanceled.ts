import { html } from 'hono/html';
import type { Page } from './Page.ts';
import type { PageContext } from './PageContext.ts';

/** The page after Cancel. */
export function renderCanceled({ config, sample, path }: PageContext): Page {
  return {
    title: 'Nothing was connected',
    platformName: sample.name,
    content: html`<p>
        You canceled, so ${config.partnerName} cannot read anything from ${sample.name}.
      </p>
      <p>You can close this window, or <a href="${path}">start again</a>.</p>`,
  };
}
