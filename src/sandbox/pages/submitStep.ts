import { createProgress } from '../state/createProgress.ts';
import { finishAuthorization } from '../state/finishAuthorization.ts';
import type { SandboxState } from '../state/SandboxState.ts';
import type { AuthorizationStep } from './AuthorizationStep.ts';
import { createSignInForm } from './createSignInForm.ts';
import { getSteps } from './getSteps.ts';
import type { PageContext } from './PageContext.ts';

/** Handles the form of a page. Returns the next page, or the same page if the form was refused. */
export function submitStep(
  state: SandboxState,
  context: PageContext,
  step: AuthorizationStep,
  form: URLSearchParams,
): AuthorizationStep | 'done' {
  const { record, sample } = context;
  if (step === 'platform') {
    const platform = state.config.platforms.find((key) => key === form.get('platform'));
    if (platform === undefined) return step;
    record.progress = createProgress(platform);
    return record.progress.step;
  }
  const { progress } = record;
  if (step === 'sign-in') {
    const { fields } = createSignInForm(sample, state.config);
    const isRefused = fields.some(({ name, type, accepted }) => {
      const value = form.get(name) ?? '';
      return type === 'password'
        ? value !== accepted
        : value.trim().toLowerCase() !== accepted.toLowerCase();
    });
    const kept = fields.filter(({ type }) => type !== 'password');
    progress.refused = isRefused
      ? Object.fromEntries(kept.map(({ name }) => [name, form.get(name) ?? '']))
      : null;
    if (isRefused) return step;
  }
  if (step === 'organization') {
    const organization = form.get('organization');
    if (!sample.organizations.some((candidate) => candidate === organization)) return step;
    progress.organization = organization;
  }
  const steps = getSteps(record);
  const next = steps[steps.indexOf(step) + 1];
  if (!next) {
    finishAuthorization(state, record);
    return 'done';
  }
  progress.step = next;
  return next;
}
