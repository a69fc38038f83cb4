import type { BrowserContext, Page, Request } from '@playwright/test';

export const isCall = (request: Request, method: string, path: RegExp): boolean =>
  request.method() === method && path.test(new URL(request.url()).pathname);

/** Whether a request reads the list of connections, as polling does. */
export const isList = (request: Request): boolean =>
  isCall(request, 'GET', /\/accounting_connections$/);

/** Collects every such call of a page, or of all pages, from now on. */
export function recordCalls(pages: Page | BrowserContext, method: string, path: RegExp): string[] {
  const calls: string[] = [];
  const record = (request: Request) => {
    if (isCall(request, method, path)) calls.push(request.url());
  };
  if ('newPage' in pages) pages.on('request', record);
  else pages.on('request', record);
  return calls;
}

/** Collects every response to these pages from now on: its URL, headers and text. */
export function recordAnswers(context: BrowserContext) {
  const answers: Promise<{ type: string; text: string }>[] = [];
  context.on('response', (response) => {
    const type = response.request().resourceType();
    const head = `${response.url()} ${JSON.stringify(response.headers())}`;
    answers.push(
      response.text().then(
        (text) => ({ type, text: `${head} ${text}` }),
        () => ({ type, text: head }),
      ),
    );
  });
  return () => Promise.all(answers);
}
