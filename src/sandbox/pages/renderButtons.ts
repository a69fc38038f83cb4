import { html } from 'hono/html';
import type { Html } from './Page.ts';
import type { PageContext } from './PageContext.ts';

/** The buttons of a form. Continue comes first, because the Enter key presses the first button. */
export function renderButtons({ path }: PageContext, label: string): Html {
  return html`<div class="buttons">
    <button type="submit" class="primary">${label}</button>
    <button type="submit" formaction="${path}/cancel" formnovalidate>Cancel</button>
  </div>`;
}
