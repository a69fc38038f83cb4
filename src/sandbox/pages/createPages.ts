import { type Context, Hono } from 'hono';
import { ApiProblem } from '../api/ApiProblem.ts';
import { getPlatformSample } from '../books/getPlatformSample.ts';
import { checkCaller } from '../checkCaller.ts';
import { cancelAuthorization } from '../state/cancelAuthorization.ts';
import { isLinkStale } from '../state/isLinkStale.ts';
import type { SandboxState } from '../state/SandboxState.ts';
import { settleConnection } from '../state/settleConnection.ts';
import { CLOSE_SCRIPT } from './CLOSE_SCRIPT.ts';
import { getSteps } from './getSteps.ts';
import type { Page } from './Page.ts';
import type { PageContext } from './PageContext.ts';
import { renderCanceled } from './renderCanceled.ts';
import { renderDone } from './renderDone.ts';
import { renderNotFound } from './renderNotFound.ts';
import { renderPage } from './renderPage.ts';
import { renderRefused } from './renderRefused.ts';
import { renderStale } from './renderStale.ts';
import { renderStep } from './renderStep.ts';
import { secureHeaders } from './secureHeaders.ts';
import { STYLES } from './STYLES.ts';
import { submitStep } from './submitStep.ts';

/**
 * Creates the authorization pages. The link stores the progress of the person, so the pages work
 * without cookies and scripts. The answer to every form is a redirect, so a reload submits nothing.
 */
export function createPages(state: SandboxState): Hono {
  const app = new Hono().basePath('/authorize');

  const find = (context: Context): PageContext | undefined => {
    const linkId = context.req.param('link');
    const record = state.connections.find((candidate) => candidate.linkId === linkId);
    if (!record) return undefined;
    settleConnection(state, record);
    const sample = getPlatformSample(record.platform ?? record.progress.platform);
    return { config: state.config, record, sample, path: `/authorize/${record.linkId}` };
  };
  const showNotFound = (context: Context) =>
    show(context, renderNotFound(state.config.partnerName), 404);
  const redirectToEnd = (context: Context, lastPage: string) =>
    context.redirect(state.pages.returnUrl ?? lastPage, 303);

  app.use(secureHeaders(state));
  app.use(async (context, next) => {
    checkCaller(state.config, 'pages', context.req.raw);
    await next();
  });
  app.get('/styles.css', (context) => context.body(STYLES, 200, { 'Content-Type': 'text/css' }));
  app.get('/close.js', (context) =>
    context.body(CLOSE_SCRIPT, 200, { 'Content-Type': 'text/javascript' }),
  );

  app.get('/:link', (context) => {
    const page = find(context);
    if (!page) return showNotFound(context);
    if (isLinkStale(state, page.record)) return show(context, renderStale(page), 410);
    return context.redirect(`${page.path}/${page.record.progress.step}`, 303);
  });

  app.get('/:link/:step', (context) => {
    const page = find(context);
    if (!page) return showNotFound(context);
    const { record, path } = page;
    const step = context.req.param('step');
    if (step === 'done' && record.status === 'connected') return show(context, renderDone(page));
    if (isLinkStale(state, record)) return show(context, renderStale(page), 410);
    if (step === 'canceled') return show(context, renderCanceled(page));

    const steps = getSteps(record);
    const known = steps.find((candidate) => candidate === step);
    if (!known && step !== 'done') return showNotFound(context);
    // A person may go back, but not skip a step.
    return known && steps.indexOf(known) <= steps.indexOf(record.progress.step)
      ? show(context, renderStep(page, known))
      : context.redirect(`${path}/${record.progress.step}`, 303);
  });

  app.post('/:link/:step', async (context) => {
    // Read before the connection is looked up, because a reset may come while the form arrives.
    const form = new URLSearchParams(await context.req.text());
    const page = find(context);
    if (!page) return showNotFound(context);
    const { record, path } = page;
    const step = context.req.param('step');
    // A second click on Finish must not show that the link no longer works.
    if (step === 'finish' && record.status === 'connected') {
      return redirectToEnd(context, `${path}/done`);
    }
    if (isLinkStale(state, record)) return show(context, renderStale(page), 410);
    if (step === 'cancel') {
      cancelAuthorization(state, record);
      return redirectToEnd(context, `${path}/canceled`);
    }
    const steps = getSteps(record);
    const known = steps.find((candidate) => candidate === step);
    if (!known) return showNotFound(context);
    if (steps.indexOf(known) > steps.indexOf(record.progress.step)) {
      return context.redirect(`${path}/${record.progress.step}`, 303);
    }
    const next = submitStep(state, page, known, form);
    return next === 'done'
      ? redirectToEnd(context, `${path}/done`)
      : context.redirect(`${path}/${next}`, 303);
  });

  app.notFound(showNotFound);
  app.onError((error, context) => {
    if (!(error instanceof ApiProblem)) throw error;
    return show(context, renderRefused(error.message), 403);
  });
  return app;
}

function show(context: Context, page: Page, status: 200 | 403 | 404 | 410 = 200) {
  return context.html(renderPage(page), status);
}
