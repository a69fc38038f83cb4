import { parseArgs } from 'node:util';
import { USAGE } from './USAGE.ts';

/** Parses the arguments of the command. @throws Error with the help text for an unknown one */
export function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        port: { type: 'string', default: '4010' },
        seed: { type: 'string', default: '1' },
        entity: { type: 'string', multiple: true },
        control: { type: 'boolean', default: false },
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
