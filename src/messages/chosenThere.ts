/** In API versions that do not take a choice made on this page. */
export const chosenThere = 'You’ll choose your accounting software on the sign-in page.';
