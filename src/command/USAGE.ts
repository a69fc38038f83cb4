/** The help text of the command. */
export const USAGE = `Usage: react-accounting-connect sandbox [options]

Serves an in-memory accounting-connections API with its authorization pages on this computer.

Options:
  --port <number>      listens on this port, 0 for any free port (default 4010)
  --seed <number>      seed for the generated ids and data (default 1)
  --entity <id>[=<name>]
                       serves this entity instead of a generated one; can be repeated
  --control            serves a control API for tests in other processes
  --coop               serves the sign-in pages with Cross-Origin-Opener-Policy: same-origin
  --webhook-url <url>  receives a webhook for each status change
  --client-secret <secret>
                       the client secret (default SANDBOX_CLIENT_SECRET, or a new one in each run)
  --webhook-secret <secret>
                       signs the webhooks (default SANDBOX_WEBHOOK_SECRET, or a new one in each run)
  --allow-origin <origin>
                       lets pages of this origin call the API, in addition to those of this
                       computer, and with --control also control the sandbox; can be repeated
  --help               shows this text
`;
