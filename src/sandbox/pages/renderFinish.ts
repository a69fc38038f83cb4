import { html } from 'hono/html';
import type { Page } from './Page.ts';
import type { PageContext } from './PageContext.ts';
import { renderButtons } from './renderButtons.ts';

/** The page whose button makes the connection. */
export function renderFinish(context: PageContext): Omit<Page, 'progress' | 'platformName'> {
  const { config, record, sample, path } = context;
  return {
    title: 'Everything is ready',
    content: html`<p>
        Finish to connect
        <strong>${record.progress.organization ?? sample.organizations[0]}</strong> to
        <strong>${config.partnerName}</strong>. Until then nothing is connected.
      </p>
      <form method="post" action="${path}/finish">${renderButtons(context, 'Finish')}</form>`,
  };
}
