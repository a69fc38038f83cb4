#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { DEFAULT_VERSION, VERSIONS } from './api/VERSIONS.ts';
import { serveSandbox } from './sandbox/serveSandbox.ts';

const USAGE = `Usage: react-accounting-connect sandbox [options]

Serves an in-memory accounting-connections API with its authorization pages on this computer.

Options:
  --port <number>      port to listen on, 0 for any free port (default 4010)
  --seed <number>      seed for the generated ids and data (default 1)
  --coop               serve the pages with Cross-Origin-Opener-Policy: same-origin
  --webhook-url <url>  receives a webhook for each status change
  --client-secret <secret>
                       the client secret (default SANDBOX_CLIENT_SECRET, or a new one in each run)
  --webhook-secret <secret>
                       signs the webhooks (default SANDBOX_WEBHOOK_SECRET, or a new one in each run)
  --allow-origin <origin>
                       lets pages of this origin call the API, in addition to those of this
                       computer; can be repeated
  --help               show this text
`;

try {
  await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function run(args: string[]): Promise<void> {
  const { values, positionals } = readArguments(args);
  if (values.help) {
    console.log(USAGE);
    return;
  }
  if (positionals.length !== 1 || positionals[0] !== 'sandbox') {
    throw new Error(`Unknown command: ${positionals.join(' ') || '(none)'}\n\n${USAGE}`);
  }
  const webhookUrl = values['webhook-url'];
  // Not MONITE_CLIENT_SECRET, because that may hold a real secret, which would be printed.
  const { SANDBOX_CLIENT_SECRET, SANDBOX_WEBHOOK_SECRET } = process.env;
  const clientSecret = values['client-secret'] || SANDBOX_CLIENT_SECRET || undefined;
  const webhookSecret = values['webhook-secret'] || SANDBOX_WEBHOOK_SECRET || undefined;
  const otherVersions = VERSIONS.filter((version) => version !== DEFAULT_VERSION).join(', ');
  const { sandbox, close } = await serveSandbox({
    port: readNumber('port', values.port, 65_535),
    seed: readNumber('seed', values.seed, 2 ** 32 - 1),
    coop: values.coop,
    clientSecret,
    allowedOrigins: values['allow-origin'],
    webhook: webhookUrl === undefined ? undefined : { url: webhookUrl, secret: webhookSecret },
  });
  const newSecrets = [
    ...(clientSecret === undefined ? ['SANDBOX_CLIENT_SECRET'] : []),
    ...(webhookUrl !== undefined && webhookSecret === undefined ? ['SANDBOX_WEBHOOK_SECRET'] : []),
  ];
  console.log(`The sandbox is running.

  Base URL       ${sandbox.baseUrl}
  Client id      ${sandbox.clientId}
  Client secret  ${sandbox.clientSecret}${
    webhookUrl === undefined ? '' : `\n  Webhook secret ${sandbox.webhookSecret}`
  }
  Entity id      ${sandbox.entityId}
  Entity user    ${sandbox.entities[0]?.userId ?? ''}

Its authorization pages accept ${sandbox.signIn.email} with ${sandbox.signIn.password}

Environment variables for the README's recipes:

  MONITE_API_URL=${sandbox.baseUrl}
  MONITE_CLIENT_ID=${sandbox.clientId}
  MONITE_CLIENT_SECRET=${sandbox.clientSecret}${
    webhookUrl === undefined ? '' : `\n  MONITE_WEBHOOK_SECRET=${sandbox.webhookSecret}`
  }
${newSecrets.length === 0 ? '' : `\nThe next run has new secrets. To keep them, set ${newSecrets.join(' and ')}.\n`}
Get a token, in API version ${DEFAULT_VERSION}. The sandbox also speaks ${otherVersions}:

  curl ${sandbox.baseUrl}/auth/token \\
    -H 'X-Monite-Version: ${DEFAULT_VERSION}' -H 'Content-Type: application/json' \\
    -d '{"grant_type":"client_credentials","client_id":"${sandbox.clientId}","client_secret":"${sandbox.clientSecret}"}'

Press Ctrl+C to stop.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Stops at once, even if a webhook delivery is waiting for its response.
    process.once(signal, () => void close().finally(() => process.exit()));
  }
}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        port: { type: 'string', default: '4010' },
        seed: { type: 'string', default: '1' },
        coop: { type: 'boolean', default: false },
        'webhook-url': { type: 'string' },
        'client-secret': { type: 'string' },
        'webhook-secret': { type: 'string' },
        'allow-origin': { type: 'string', multiple: true },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`, {
      cause: error,
    });
  }
}

function readNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most) {
    throw new Error(`--${name} must be an integer from 0 to ${most}, not "${text}".`);
  }
  return value;
}
