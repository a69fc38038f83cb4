/** The words of the consent before the first connecting. Loaded with its dialog. */
export const consent = {
  title: 'Before you connect',
  /** Above what is read and changed, where the dialog says more than that. */
  allows: 'What you’ll allow:',
  /** What is read. */
  reads: 'We’ll read the invoices and products in {name}.',
  readsMore: 'We’ll read the invoices, bills, products, contacts, and payments in {name}.',
  /** In which direction data goes. */
  changesNothing: 'We won’t change anything in {name}.',
  addsOnly: 'We’ll add what you create here to {name}. We won’t delete anything.',
  /** For how long, and how it ends. */
  lasts: 'Access lasts until you disconnect.',
  ends: 'You can do that at any time.',
  agree: 'Agree and continue',
} as const;
