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
   *
   * A kind of error is reported at most once a minute, and a kind of refusal once an hour. `more`
   * says how many others there were since then, such as `and 412 more in the last minute`.
   * @default console.error
   */
  onError?: ((error: unknown, more?: string) => unknown) | undefined;
}
