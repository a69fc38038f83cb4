/** Options of every handler that browsers call. */
export interface HandlerOptions {
  /**
   * Other origins of yours whose pages may call the handler with the person's cookie, such as
   * `['https://app.partner.example']`. Answers to these pages carry the CORS headers that they
   * need. The handler's own origin is always allowed.
   * @default none
   */
  allowedOrigins?: readonly string[] | undefined;
  /**
   * Receives errors, for your log. Errors of this package never contain the secret or a token;
   * their `cause` may be an error that your own code threw.
   * @default console.error
   */
  onError?: ((error: unknown) => unknown) | undefined;
}
