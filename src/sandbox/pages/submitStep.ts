import { finishAuthorization } from '../state/finishAuthorization.ts';
import type { SandboxState } from '../state/SandboxState.ts';
import type { AuthorizationStep } from './AuthorizationStep.ts';
import { createSignInForm } from './createSignInForm.ts';
import { getSteps } from './getSteps.ts';
import type { PageContext } from './PageContext.ts';

/** Takes a page's form. Returns the page to go to: the same one again where it was refused. */
export function submitStep(
  state: SandboxState,
  context: PageContext,
  step: AuthorizationStep,
  form: URLSearchParams,
): AuthorizationStep | 'done' {
  const { record, sample } = context;
  const { walk } = record;
  if (step === 'sign-in') {
    const { fields } = createSignInForm(sample, state.config);
    const isRefused = fields.some(({ name, type, accepted }) => {
      const value = form.get(name) ?? '';
      return type === 'password'
        ? value !== accepted
        : value.trim().toLowerCase() !== accepted.toLowerCase();
    });
    const kept = fields.filter(({ type }) => type !== 'password');
    walk.refused = isRefused
      ? Object.fromEntries(kept.map(({ name }) => [name, form.get(name) ?? '']))
      : null;
    if (isRefused) return step;
  }
  if (step === 'organization') {
    const organization = form.get('organization');
    if (!sample.organizations.some((candidate) => candidate === organization)) return step;
    walk.organization = organization;
  }
  const steps = getSteps(record.platform);
  const next = steps[steps.indexOf(step) + 1];
  if (!next) {
    finishAuthorization(state, record);
    return 'done';
  }
  walk.step = next;
  return next;
}
