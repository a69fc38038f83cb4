/** What went wrong, why, and what to do about it: one sentence or two for each error code. */
export const errors = {
  token_unavailable: 'We could not confirm who you are. Reload the page and try again.',
  session_expired: 'Your session has ended. Sign in again, then come back to this page.',
  entity_mismatch:
    'You are signed in to another company now, perhaps in another tab. Reload this page to see that company.',
  forbidden: 'Your account is not allowed to do this. Ask an administrator for access.',
  not_found:
    'This was not found: it may have been removed. Reload the page to see how things stand.',
  already_connected:
    'Another accounting system is connected already. Disconnect it first, then connect this one.',
  invalid_request: 'This was refused. Try again, and contact support if it keeps happening.',
  rate_limited: 'Too much was asked at once. Wait a minute and try again.',
  server_error: 'The service has a problem right now. Nothing is lost: try again in a few minutes.',
  network: 'We could not reach the service. Check your internet connection and try again.',
  timeout: 'This took too long. Nothing is lost: try again in a few minutes.',
  code_outdated: 'There is a new version of this page. Reload it and try again.',
  invalid_response:
    'We could not read the answer. Try again, and contact support if it keeps happening.',
  unsupported: 'This cannot be done here yet. Contact support if you need it.',
  unsafe_authorization_url:
    'The sign-in page could not be opened safely. Start again, and contact support if it keeps happening.',
  pull_failed:
    'Your accounting system did not hand over the data. Check that you can sign in there, then try again.',
  push_failed:
    'Your accounting software didn’t accept this. Fix what it reports, then send it again.',
  misconfigured: 'This page is not set up correctly. Contact support.',
  internal_error: 'Something went wrong on this page. Reload it and try again.',
};
