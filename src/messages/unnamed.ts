/** Stands in for the name where the API does not say which system it is. */
export const unnamed: string = 'your accounting system';
