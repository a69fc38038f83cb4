import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const debianPath = '/usr/bin/chromium';

function installDebianPackage() {
  const options = {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const;
  console.log('No Chromium here: installing the Debian package `chromium`.');
  execFileSync('apt-get', ['update', '-qq'], options);
  execFileSync('apt-get', ['install', '-qq', '-y', '--no-install-recommends', 'chromium'], options);
}

/** `CHROMIUM_PATH`, else Debian's Chromium, else `undefined`: Playwright then looks for its own. */
export function findChromiumPath(): string | undefined {
  const wanted = process.env['CHROMIUM_PATH'];
  if (wanted && !existsSync(wanted)) {
    throw new Error(`CHROMIUM_PATH is ${wanted}, and no file is there.`);
  }
  return wanted || (existsSync(debianPath) ? debianPath : undefined);
}

/** How the browser tests start Chromium. */
export function getLaunchOptions() {
  const executablePath = findChromiumPath();
  return {
    ...(executablePath && { executablePath }),
    args: [
      // Root in a container cannot have Chromium's sandbox; the pages are our own.
      '--no-sandbox',
      '--disable-gpu',
      // Without these it calls its maker's servers at every start.
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}

/** Installs Chromium where that needs no question, and says how to get one where it does. */
export async function ensureChromium(): Promise<void> {
  if (findChromiumPath()) return;
  const { chromium } = await import('playwright');
  if (existsSync(chromium.executablePath())) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) installDebianPackage();
  if (findChromiumPath()) return;

  throw new Error(
    'The browser tests need Chromium, and none was found. Run `npx playwright install chromium`, ' +
      "or install your system's package (on Debian `sudo apt-get install chromium`), " +
      'or set CHROMIUM_PATH to the program of a Chrome or Chromium that you have.',
  );
}
