/** The steps from the choice to the connection. */
export const steps = {
  /** Names the list, for people who cannot see it. */
  label: 'Steps',
  choose: 'Choose',
  signIn: 'Sign in',
  done: 'Done',
} as const;
