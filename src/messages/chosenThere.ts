/** In API versions that do not take a choice made on this page. */
export const chosenThere: string =
  'You choose your accounting system on the page where you sign in.';
