/** One field of a sign-in. */
export interface SignInField {
  readonly name: string;
  readonly label: string;
  readonly type: 'email' | 'text' | 'password';
  readonly autocomplete: 'username' | 'current-password' | 'off';
  /** What the sandbox accepts. */
  readonly accepted: string;
}

/** How a person proves to a platform that they may open these books. */
export interface SignInForm {
  readonly title: string;
  readonly button: string;
  /** What a real system would ask for before this page. */
  readonly preparation: readonly string[];
  readonly refusal: string;
  readonly fields: readonly SignInField[];
}
