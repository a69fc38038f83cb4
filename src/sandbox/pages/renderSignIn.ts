import { html } from 'hono/html';
import { createSignInForm } from './createSignInForm.ts';
import type { Html, Page } from './Page.ts';
import type { PageContext } from './PageContext.ts';
import { renderButtons } from './renderButtons.ts';
import type { SignInField } from './SignInForm.ts';

/** The page where the person signs in. It shows what the sandbox accepts. */
export function renderSignIn(context: PageContext): Omit<Page, 'progress' | 'platformName'> {
  const { config, record, sample, path } = context;
  const { title, button, preparation, refusal, fields } = createSignInForm(sample, config);
  const { refused } = record.progress;
  const focused = fields.find((field) => !refused?.[field.name]);
  return {
    title,
    titlePrefix: refused ? 'Error: ' : '',
    content: html`<p>
        <strong>${config.partnerName}</strong> asks to read the books of
        <strong>${record.entity.name}</strong>.
      </p>
      ${
        preparation.length > 0
          ? html`<ol>
              ${preparation.map((line) => html`<li>${line}</li>`)}
            </ol>`
          : ''
      }
      ${refused ? html`<p class="alert" role="alert" id="refusal">${refusal}</p>` : ''}
      <form method="post" action="${path}/sign-in">
        ${fields.map((field) => renderField(field, refused, field === focused))}
        ${renderButtons(context, button)}
      </form>
      <aside aria-label="What this sandbox accepts">
        <p>This is a sandbox. It accepts:</p>
        <dl>
          ${fields.map(
            ({ label, accepted }) =>
              html`<div>
                <dt>${label}</dt>
                <dd><code>${accepted}</code></dd>
              </div>`,
          )}
        </dl>
      </aside>`,
  };
}

function renderField(
  { name, label, type, autocomplete }: SignInField,
  refused: Readonly<Record<string, string>> | null,
  isFocused: boolean,
): Html {
  const error = refused ? html`aria-invalid="true" aria-describedby="refusal"` : '';
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${refused?.[name] ?? ''}"
      autocomplete="${autocomplete}"
      autocapitalize="none"
      spellcheck="false"
      required
      ${isFocused ? 'autofocus' : ''}
      ${error}
    />
  </div>`;
}
