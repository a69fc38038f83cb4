/** What went wrong, why, and what to do about it: one sentence or two for each error code. */
export const errors = {
  token_unavailable: 'We couldn’t confirm who you are. Reload the page and try again.',
  session_expired: 'Your session has ended. Sign in again, then come back to this page.',
  entity_mismatch:
    'You’re signed in to another company now, maybe in another tab. Reload this page to see that company.',
  forbidden: 'Your account doesn’t have permission to do this. Ask an administrator for access.',
  read_only: 'Your access is view-only. Ask an administrator to make changes.',
  not_found: 'This connection may no longer exist. Reload the page.',
  already_connected:
    'Other accounting software is already connected. Disconnect it first, then connect this one.',
  consent_required: 'Agree to share your data first, then connect.',
  invalid_request: 'That didn’t go through. Try again, and contact support if it keeps happening.',
  rate_limited: 'Too many requests. Wait a minute, then try again.',
  server_error: 'Something went wrong on our side. Try again in a few minutes.',
  network: 'We couldn’t reach the service. Check your internet connection and try again.',
  timeout: 'This took too long. Try again in a few minutes.',
  code_outdated: 'There’s a new version of this page. Reload it and try again.',
  invalid_response:
    'We got an unexpected response. Try again, and contact support if it keeps happening.',
  unsupported: 'This isn’t available here yet. Contact support if you need it.',
  unsafe_authorization_url:
    'We couldn’t open the sign-in page safely. Start again, and contact support if it keeps happening.',
  pull_failed:
    'Your accounting software didn’t send the data. Check that you can sign in there, then try again.',
  push_failed:
    'Your accounting software didn’t accept this. Fix what it reports, then send it again.',
  misconfigured: 'This page isn’t set up correctly. Contact support.',
  internal_error: 'Something went wrong on this page. Reload it and try again.',
} as const;
