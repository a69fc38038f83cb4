import { html } from 'hono/html';
import type { Page } from './Page.ts';
import type { PageContext } from './PageContext.ts';
import { renderButtons } from './renderButtons.ts';
import { renderChoice } from './renderChoice.ts';

/** The page where the person chooses an organization and allows access. */
export function renderOrganization(context: PageContext): Omit<Page, 'progress' | 'platformName'> {
  const { config, record, sample, path } = context;
  const chosen = record.progress.organization ?? sample.organizations[0];
  return {
    title: 'Choose your organization',
    content: html`<p>
        <strong>${config.partnerName}</strong> asks for access to the books of
        <strong>${record.entity.name}</strong>.
      </p>
      <form method="post" action="${path}/organization">
        ${renderChoice(
          'organization',
          'Organization',
          sample.organizations.map((name) => ({ value: name, label: name })),
          chosen,
        )}
        <p>If you allow access, ${config.partnerName} can:</p>
        <ul class="scopes">
          <li>read your invoices</li>
          <li>read your products and services</li>
        </ul>
        <p class="note">You can end the access at any time.</p>
        ${renderButtons(context, 'Allow access')}
      </form>`,
  };
}
