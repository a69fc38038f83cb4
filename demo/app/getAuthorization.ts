import type { AuthorizationMode } from 'react-accounting-connect';

/** How the sign-in opens, by the page's address: `/settings/accounting?authorization=redirect`. */
export function getAuthorization(search: string): AuthorizationMode {
  switch (new URLSearchParams(search).get('authorization')) {
    case 'tab':
      return 'tab';
    case 'redirect':
      return 'redirect';
    case 'function':
      return openOutside;
    default:
      return 'popup';
  }
}

/** Stands in for the bridge of an app's web view, which hands the address to the browser. */
function openOutside(url: string) {
  window.open(url, '_blank', 'noopener');
}
