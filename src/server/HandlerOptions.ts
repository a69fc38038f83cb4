/** What the handlers that browsers ask have in common. */
export interface HandlerOptions {
  /**
   * Origins of yours, beside the handler's own, whose pages may ask it with the person's cookie:
   * `['https://app.partner.example']`. They get the CORS headers that they need.
   * @default none
   */
  allowedOrigins?: readonly string[] | undefined;
  /**
   * Hears what went wrong, for your log. Nothing of ours in it holds the secret or a token.
   * @default console.error
   */
  onError?: ((error: unknown) => unknown) | undefined;
}
