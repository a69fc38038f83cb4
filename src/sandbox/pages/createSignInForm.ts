import type { PlatformSample } from '../books/PlatformSample.ts';
import type { SandboxConfig } from '../state/SandboxConfig.ts';
import type { SignInField, SignInForm } from './SignInForm.ts';

/** Creates the sign-in form of a platform, by its kind of authorization. */
export function createSignInForm(
  { name, authorization }: PlatformSample,
  { signIn }: SandboxConfig,
): SignInForm {
  const password: SignInField = {
    name: 'password',
    label: 'Password',
    type: 'password',
    autocomplete: 'current-password',
    accepted: signIn.password,
  };
  const userName: SignInField = {
    name: 'user_name',
    label: 'User name',
    type: 'text',
    autocomplete: 'username',
    accepted: signIn.email,
  };
  switch (authorization) {
    case 'api_key':
      return {
        title: `Enter your ${name} API key`,
        button: 'Continue',
        preparation: [],
        refusal: `${name} does not know this API key. Check it and try again.`,
        fields: [createKeyField('api_key', 'API key', 'sandbox-api-key')],
      };
    case 'connector':
      return {
        title: `Link ${name} on your computer`,
        button: 'Continue',
        preparation: [
          `Install the connector on the Windows computer that runs ${name}.`,
          'Open the company file you want to share.',
          'Copy the license key that the connector shows.',
        ],
        refusal: 'The connector does not know this license key. Check it and try again.',
        fields: [createKeyField('license_key', 'License key', 'SANDBOX-LICENSE-KEY')],
      };
    case 'guided':
      return {
        title: `Set up access to ${name}`,
        button: 'Log in',
        preparation: [
          `Sign in to ${name} as a full administrator.`,
          'Turn on access through web services.',
          'Create a user for this connection and note its password.',
        ],
        refusal: 'The company ID, user name or password is wrong. Try again.',
        fields: [createKeyField('company_id', 'Company ID', 'SANDBOX-100'), userName, password],
      };
    case 'password':
      return {
        title: `Log in to ${name}`,
        button: 'Log in',
        preparation: [],
        refusal: 'The user name or password is wrong. Try again.',
        fields: [userName, password],
      };
    case 'oauth':
    case 'none':
      return {
        title: `Log in to ${name}`,
        button: 'Log in',
        preparation: [],
        refusal: 'The email address or password is wrong. Try again.',
        fields: [{ ...userName, name: 'email', label: 'Email address', type: 'email' }, password],
      };
  }
}

function createKeyField(name: string, label: string, accepted: string): SignInField {
  return { name, label, type: 'text', autocomplete: 'off', accepted };
}
