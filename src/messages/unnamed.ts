/** Stands in for the name where the API does not say which software it is. */
export const unnamed = 'your accounting software';
