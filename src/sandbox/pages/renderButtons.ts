import { html } from 'hono/html';
import type { Html } from './Page.ts';
import type { PageContext } from './PageContext.ts';

/** The way on and the way out. The way on stands first: the Enter key presses it. */
export function renderButtons({ path }: PageContext, label: string): Html {
  return html`<div class="buttons">
    <button type="submit" class="primary">${label}</button>
    <button type="submit" formaction="${path}/cancel" formnovalidate>Cancel</button>
  </div>`;
}
