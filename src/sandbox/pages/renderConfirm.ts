import { html } from 'hono/html';
import type { Page } from './Page.ts';
import type { PageContext } from './PageContext.ts';
import { renderButtons } from './renderButtons.ts';

/** The page that sums up who gets access to what. */
export function renderConfirm(context: PageContext): Omit<Page, 'progress' | 'platformName'> {
  const { config, record, sample, path } = context;
  const rows = [
    ['Accounting system', sample.name],
    ['Organization', record.progress.organization ?? sample.organizations[0]],
    ['Shared with', config.partnerName],
    ['On behalf of', record.entity.name],
  ];
  return {
    title: 'Confirm the connection',
    content: html`<p>Check that this is what you want to connect.</p>
      <dl class="summary">
        ${rows.map(
          ([term, description]) =>
            html`<div>
              <dt>${term}</dt>
              <dd>${description}</dd>
            </div>`,
        )}
      </dl>
      <form method="post" action="${path}/confirm">${renderButtons(context, 'Confirm')}</form>`,
  };
}
