import type { AuthorizationMode } from 'react-accounting-connect';

/**
 * Reads the authorization mode from the URL, as in `/settings/accounting?authorization=redirect`.
 */
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

/** Stands for the bridge of a native app, which opens the URL in the system browser. */
function openOutside(url: string) {
  window.open(url, '_blank', 'noopener');
}
