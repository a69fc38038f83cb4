/** One call of the accounting API that the proxy lets through. */
export interface Call {
  method: 'GET' | 'POST';
  /** `{id}` stands for one id. */
  path: string;
  /** The parameters it accepts, each with the pattern of its values. */
  parameters?: Readonly<Record<string, RegExp>>;
  /** Whether the body names the platform. Other calls have no body. */
  hasPlatform?: boolean;
}
