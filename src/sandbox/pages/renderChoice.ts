import { html } from 'hono/html';
import type { Html } from './Page.ts';

/** A group of radio buttons. */
export function renderChoice(
  name: string,
  legend: string,
  options: readonly { value: string; label: string }[],
  chosen: string,
): Html {
  return html`<fieldset>
    <legend>${legend}</legend>
    ${options.map(
      ({ value, label }, index) =>
        html`<label class="option" for="${name}-${index}">
          <input
            id="${name}-${index}"
            type="radio"
            name="${name}"
            value="${value}"
            required
            ${value === chosen ? 'checked' : ''}
          />
          <span>${label}</span>
        </label>`,
    )}
  </fieldset>`;
}
