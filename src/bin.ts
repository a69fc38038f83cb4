#!/usr/bin/env node
import { describeSandbox } from './command/describeSandbox.ts';
import { readArguments } from './command/readArguments.ts';
import { readEntity } from './command/readEntity.ts';
import { readNumber } from './command/readNumber.ts';
import { USAGE } from './command/USAGE.ts';
import { serveSandbox } from './sandbox/serveSandbox.ts';

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
  const { sandbox, close } = await serveSandbox({
    port: readNumber('port', values.port, 65_535),
    seed: readNumber('seed', values.seed, 2 ** 32 - 1),
    entities: values.entity?.map(readEntity),
    control: values.control,
    coop: values.coop,
    clientSecret,
    allowedOrigins: values['allow-origin'],
    webhook: webhookUrl === undefined ? undefined : { url: webhookUrl, secret: webhookSecret },
  });
  const newSecrets = [
    ...(clientSecret === undefined ? ['SANDBOX_CLIENT_SECRET'] : []),
    ...(webhookUrl !== undefined && webhookSecret === undefined ? ['SANDBOX_WEBHOOK_SECRET'] : []),
  ];
  console.log(describeSandbox(sandbox, { hasWebhook: webhookUrl !== undefined, newSecrets }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Stops at once, even if a webhook delivery is waiting for its response.
    process.once(signal, () => void close().finally(() => process.exit()));
  }
}
