/** A version of each browser family. Edge has Chrome's versions, and Safari's count on iOS too. */
export interface BrowserVersions {
  chrome: number;
  firefox: number;
  safari: number;
}

/** Everything works from these versions on. The build, the tests and the README agree with them. */
export const minimumBrowsers: BrowserVersions = { chrome: 108, firefox: 110, safari: 16 };

/** The stylesheet shows all its colors from these versions on. */
export const fullLookBrowsers: BrowserVersions = { chrome: 123, firefox: 128, safari: 18 };
