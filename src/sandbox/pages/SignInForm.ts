/** One field of a sign-in form. */
export interface SignInField {
  readonly name: string;
  readonly label: string;
  readonly type: 'email' | 'text' | 'password';
  readonly autocomplete: 'username' | 'current-password' | 'off';
  /** The value that the sandbox accepts. */
  readonly accepted: string;
}

/** The form with which a person signs in to a platform. */
export interface SignInForm {
  readonly title: string;
  readonly button: string;
  /** The steps that a real system would require before this page. */
  readonly preparation: readonly string[];
  readonly refusal: string;
  readonly fields: readonly SignInField[];
}
