import { setNonce } from 'get-nonce';

/** The nonce of the page's Content-Security-Policy. Vite puts it into `index.html`. */
export const nonce = document.querySelector<HTMLElement>('meta[property=csp-nonce]')?.nonce;

// For the product's own dialogs: Radix injects a `<style>` while one is open.
if (nonce) setNonce(nonce);
