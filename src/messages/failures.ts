/** What did not work, before the reason. */
export const failures = {
  connect: 'We couldn’t connect.',
  cancel: 'We couldn’t cancel.',
  pull: 'We couldn’t sync.',
  disconnect: 'We couldn’t disconnect.',
  /** Opens what support may ask for. */
  details: 'Details',
  reference: 'Reference: {id}',
} as const;
