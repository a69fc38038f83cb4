import { html } from 'hono/html';
import type { Page } from './Page.ts';
import type { PageContext } from './PageContext.ts';

/** The last page. Its text is for windows that a script is not allowed to close. */
export function renderDone({ config, record, sample }: PageContext): Page {
  return {
    title: `${sample.name} is connected`,
    platformName: sample.name,
    // Split, because compilers add a helper to the output for a template that contains the end tag.
    content: html`<script src="/authorize/close.js" defer></${'script'}>
      <p class="success">
        <strong>${record.organization}</strong> is now connected to
        <strong>${config.partnerName}</strong>.
      </p>
      <p>
        You can close this window and go back to ${config.partnerName}. If it does not close by
        itself, close it yourself.
      </p>`,
  };
}
