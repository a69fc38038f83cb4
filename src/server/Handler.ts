/**
 * Answers a web-standard request. Whatever else the framework hands over (`{ incoming, outgoing }`
 * of `@hono/node-server`, a worker's `env`) is passed on to the partner's function.
 */
export type Handler<Context extends unknown[] = []> = (
  request: Request,
  ...context: Context
) => Promise<Response>;
