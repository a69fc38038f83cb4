import { html } from 'hono/html';
import { getPlatformSample } from '../books/getPlatformSample.ts';
import type { Page } from './Page.ts';
import type { PageContext } from './PageContext.ts';
import { renderButtons } from './renderButtons.ts';
import { renderChoice } from './renderChoice.ts';

/** The page where the person chooses the platform, if the API was not told which. */
export function renderPlatform(context: PageContext): Omit<Page, 'progress' | 'platformName'> {
  const { config, record, path } = context;
  const options = config.platforms.map((key) => ({
    value: key,
    label: getPlatformSample(key).name,
  }));
  return {
    title: 'Choose your accounting software',
    content: html`<p>
        <strong>${config.partnerName}</strong> asks to read the books of
        <strong>${record.entity.name}</strong>.
      </p>
      <form method="post" action="${path}/platform">
        ${renderChoice('platform', 'Accounting software', options, record.progress.platform ?? 'xero')}
        ${renderButtons(context, 'Continue')}
      </form>`,
  };
}
