import type { Browser, CDPSession, Page } from 'playwright';
import type { ApiVersion } from '../../../src/api/VERSIONS.ts';
import type { PageKind } from './buildPage.ts';
import type { Site } from './startSite.ts';

/** The tools of a measurement. */
export interface Lab {
  site: Site;
  /** The version of the API that the pages use. */
  version: ApiVersion;
  /** Opens the page in a browser profile of its own, and closes it afterwards. */
  open: <Result>(
    kind: PageKind,
    measure: (page: Page, devTools: CDPSession) => Promise<Result>,
  ) => Promise<Result>;
}

/** Creates the lab. `open` rejects if something throws inside the page. */
export function createLab(site: Site, browser: Browser, version: ApiVersion): Lab {
  return {
    site,
    version,
    async open(kind, measure) {
      const context = await browser.newContext();
      try {
        const page = await context.newPage();
        const errors: Error[] = [];
        page.on('pageerror', (error) => errors.push(error));
        await page.goto(`${site.url}/${kind}/?version=${version}`);
        const result = await measure(page, await context.newCDPSession(page));
        if (errors.length > 0) throw new AggregateError(errors, `The page threw ${errors[0]}`);
        return result;
      } finally {
        await context.close();
      }
    },
  };
}
