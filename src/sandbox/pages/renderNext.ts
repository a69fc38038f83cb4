import { html } from 'hono/html';
import type { Page } from './Page.ts';
import type { PageContext } from './PageContext.ts';
import { renderButtons } from './renderButtons.ts';

/** The page that says what happens after connecting. */
export function renderNext(context: PageContext): Omit<Page, 'progress' | 'platformName'> {
  const { config, sample, path } = context;
  return {
    title: 'What happens next',
    content: html`<ul class="scopes">
        <li>${config.partnerName} reads invoices and products from ${sample.name}.</li>
        <li>It then reads them again at regular intervals.</li>
        <li>Nothing is changed in ${sample.name}.</li>
      </ul>
      <form method="post" action="${path}/next">${renderButtons(context, 'Next')}</form>`,
  };
}
