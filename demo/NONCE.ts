/** Stands in the built page for the nonce, until the page is served. */
export const NONCE = '{{nonce}}';
