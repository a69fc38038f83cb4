import { html } from 'hono/html';
import type { Html, Page } from './Page.ts';

/** Puts the frame around a page. It starts by saying that this is not the real system. */
export function renderPage(page: Page): Html {
  const { title, titlePrefix = '', platformName, progress, content } = page;
  const marks = Array.from({ length: progress?.steps ?? 0 }, (_, index) =>
    index < (progress?.step ?? 0) ? html`<i class="is-done"></i>` : html`<i></i>`,
  );
  const realName =
    platformName && platformName !== 'Sandbox'
      ? `the real ${platformName}`
      : 'a real accounting system';
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${titlePrefix}${title} – Sandbox</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/authorize/styles.css" />
      </head>
      <body>
        <header class="banner"><strong>Sandbox</strong> – not ${realName}</header>
        <main>
          <div class="card">
            ${platformName ? renderHead(platformName, progress) : ''}
            ${progress ? html`<div class="progress" aria-hidden="true">${marks}</div>` : ''}
            <h1>${title}</h1>
            ${content}
          </div>
        </main>
      </body>
    </html>`;
}

function renderHead(platformName: string, progress: Page['progress']): Html {
  return html`<div class="head">
    <span class="mark" aria-hidden="true">${platformName.charAt(0).toUpperCase()}</span>
    <span class="name">${platformName}</span>
    ${progress ? html`<span class="count">Step ${progress.step} of ${progress.steps}</span>` : ''}
  </div>`;
}
