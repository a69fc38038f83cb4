import type { AuthorizationStep } from './AuthorizationStep.ts';
import { getSteps } from './getSteps.ts';
import type { Page } from './Page.ts';
import type { PageContext } from './PageContext.ts';
import { renderConfirm } from './renderConfirm.ts';
import { renderFinish } from './renderFinish.ts';
import { renderNext } from './renderNext.ts';
import { renderOrganization } from './renderOrganization.ts';
import { renderPlatform } from './renderPlatform.ts';
import { renderSignIn } from './renderSignIn.ts';

const RENDERERS = {
  platform: renderPlatform,
  'sign-in': renderSignIn,
  organization: renderOrganization,
  confirm: renderConfirm,
  next: renderNext,
  finish: renderFinish,
};

/** The page of a step, with the progress. */
export function renderStep(context: PageContext, step: AuthorizationStep): Page {
  const steps = getSteps(context.record);
  return {
    ...RENDERERS[step](context),
    platformName: context.sample.name,
    progress: { step: steps.indexOf(step) + 1, steps: steps.length },
  };
}
