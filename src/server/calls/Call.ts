/** One call of the accounting API, as the proxy lets it through. */
export interface Call {
  method: 'GET' | 'POST';
  /** `{id}` stands for one id. */
  path: string;
  /** The parameters it takes, and what each may look like. */
  parameters?: Readonly<Record<string, RegExp>>;
  /** Whether its body says the platform. Else it has none. */
  hasPlatform?: boolean;
}
