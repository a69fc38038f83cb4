/**
 * Answers a web-standard request. Whatever it is given beside that, such as the session that a
 * framework has found, is passed on to the partner's function.
 */
export type Handler<Context extends unknown[] = []> = (
  request: Request,
  ...context: Context
) => Promise<Response>;
