/** Ends a call with an error answer. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    options: { type?: string; body?: unknown; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.status = status;
    this.body = options.body ?? {
      error: options.type ? { type: options.type, message } : { message },
    };
    this.headers = options.headers ?? {};
  }
}
