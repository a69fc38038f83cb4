import { DEFAULT_VERSION, VERSIONS } from '../api/VERSIONS.ts';
import type { Sandbox } from '../sandbox/Sandbox.ts';

/** The options of the command that the text depends on. */
export interface DescribedOptions {
  readonly hasWebhook: boolean;
  /** The environment variables that would keep the secrets of this run. */
  readonly newSecrets: readonly string[];
}

/** Describes a running sandbox: its addresses, its credentials, and how to call it. */
export function describeSandbox(
  sandbox: Sandbox,
  { hasWebhook, newSecrets }: DescribedOptions,
): string {
  const { baseUrl, clientId, clientSecret, webhookSecret, controlUrl, signIn } = sandbox;
  const otherVersions = VERSIONS.filter((version) => version !== DEFAULT_VERSION).join(', ');
  const entities = sandbox.entities.map(
    ({ id, name, userId }) => `
  Entity id      ${id}
  Entity name    ${name}
  Entity user    ${userId}
`,
  );
  return `The sandbox is running.

  Base URL       ${baseUrl}
  Client id      ${clientId}
  Client secret  ${clientSecret}
${hasWebhook ? `  Webhook secret ${webhookSecret}\n` : ''}${
    controlUrl === null ? '' : `  Control URL    ${controlUrl}\n`
  }${entities.join('')}
Its authorization pages accept ${signIn.email} with ${signIn.password}

Environment variables for your server:

  MONITE_API_URL=${baseUrl}
  MONITE_CLIENT_ID=${clientId}
  MONITE_CLIENT_SECRET=${clientSecret}
${hasWebhook ? `  MONITE_WEBHOOK_SECRET=${webhookSecret}\n` : ''}${
    newSecrets.length === 0
      ? ''
      : `\nThe next run has new secrets. To keep them, set ${newSecrets.join(' and ')}.\n`
  }
Get a token, in API version ${DEFAULT_VERSION}. The sandbox also speaks ${otherVersions}:

  curl ${baseUrl}/auth/token \\
    -H 'X-Monite-Version: ${DEFAULT_VERSION}' -H 'Content-Type: application/json' \\
    -d '{"grant_type":"client_credentials","client_id":"${clientId}","client_secret":"${clientSecret}"}'
${controlUrl === null ? '' : describeControl(controlUrl)}
Press Ctrl+C to stop.`;
}

const describeControl = (controlUrl: string) => `
Connect the first entity to Xero, without the authorization pages:

  curl ${controlUrl}/connect -H 'Content-Type: application/json' -d '{"platform":"xero"}'
`;
