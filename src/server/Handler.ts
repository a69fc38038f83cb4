/**
 * Answers a web-standard request. Further arguments, such as the session that a framework has
 * found, are passed on to the partner's function.
 */
export type Handler<Context extends unknown[] = []> = (
  request: Request,
  ...context: Context
) => Promise<Response>;
