import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const debianPath = '/usr/bin/chromium';

function installDebianPackage() {
  const options = {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const;
  console.log('Chromium is missing. Installing the Debian package `chromium`.');
  execFileSync('apt-get', ['update', '-qq'], options);
  execFileSync('apt-get', ['install', '-qq', '-y', '--no-install-recommends', 'chromium'], options);
}

/** Returns `CHROMIUM_PATH`, Debian's Chromium, or `undefined`, so that Playwright uses its own. */
export function findChromiumPath(): string | undefined {
  const wanted = process.env['CHROMIUM_PATH'];
  if (wanted && !existsSync(wanted)) {
    throw new Error(`CHROMIUM_PATH is ${wanted}, but that file does not exist.`);
  }
  return wanted || (existsSync(debianPath) ? debianPath : undefined);
}

/** The launch options of Chromium in all browser tests. */
export function getLaunchOptions() {
  const executablePath = findChromiumPath();
  return {
    ...(executablePath && { executablePath }),
    args: [
      // Chromium's sandbox does not work for root in a container. All pages are our own.
      '--no-sandbox',
      '--disable-gpu',
      // Without these flags, Chromium calls Google's servers at every start.
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}

/** Installs Chromium if that needs no confirmation. Otherwise, explains how to install it. */
export async function ensureChromium(): Promise<void> {
  if (findChromiumPath()) return;
  const { chromium } = await import('playwright');
  if (existsSync(chromium.executablePath())) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) installDebianPackage();
  if (findChromiumPath()) return;

  throw new Error(
    'The browser tests need Chromium, which is missing. Run `npx playwright install chromium`, ' +
      "or install your system's package (on Debian `sudo apt-get install chromium`), " +
      'or set CHROMIUM_PATH to the path of your Chrome or Chromium.',
  );
}
