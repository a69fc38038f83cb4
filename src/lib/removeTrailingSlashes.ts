/** Removes the slashes at the end of an address. */
export const removeTrailingSlashes = (address: string): string => address.replace(/\/+$/, '');
