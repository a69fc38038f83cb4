import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

/** A program that tests run and npm does not install. */
interface Program {
  /** What the program is for, in messages. */
  name: string;
  /** The environment variable that overrides the path. */
  variable: string;
  debianPath: string;
  debianPackage: string;
  /** Another way to install the program, without root. */
  otherWay?: string;
}

const libraries = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;

const programs = {
  chromium: {
    name: 'Chromium',
    variable: 'CHROMIUM_PATH',
    debianPath: '/usr/bin/chromium',
    debianPackage: 'chromium',
    otherWay: 'npx playwright install chromium',
  },
  headlessShell: {
    name: 'the headless shell of Chromium',
    variable: 'HEADLESS_SHELL_PATH',
    debianPath: '/usr/bin/chromium-headless-shell',
    debianPackage: 'chromium-headless-shell',
    otherWay: 'npx playwright install chromium',
  },
  firefox: {
    name: 'Firefox',
    variable: 'FIREFOX_PATH',
    debianPath: '/usr/bin/firefox-esr',
    debianPackage: 'firefox-esr',
  },
  webkit: {
    name: 'WebKit',
    variable: 'WEBKIT_PATH',
    debianPath: `${libraries}/webkit2gtk-4.1/MiniBrowser`,
    debianPackage: 'webkit2gtk-driver',
  },
  webkitDriver: {
    name: 'the driver of WebKit',
    variable: 'WEBKIT_DRIVER_PATH',
    debianPath: '/usr/bin/WebKitWebDriver',
    debianPackage: 'webkit2gtk-driver',
  },
  oldWebkit: {
    name: 'WebKit 2.38',
    variable: 'OLD_WEBKIT_PATH',
    debianPath: `${libraries}/wpe-webkit-1.1/MiniBrowser`,
    debianPackage: 'libwpewebkit-1.1-0',
  },
  oldWebkitDriver: {
    name: 'the driver of WebKit 2.38',
    variable: 'OLD_WEBKIT_DRIVER_PATH',
    debianPath: '/usr/bin/WPEWebDriver',
    debianPackage: 'wpewebkit-driver',
  },
  xvfb: {
    name: 'Xvfb, a screen for WebKit',
    variable: 'XVFB_PATH',
    debianPath: '/usr/bin/Xvfb',
    debianPackage: 'xvfb',
  },
  redis: {
    name: 'Redis',
    variable: 'REDIS_SERVER_PATH',
    debianPath: '/usr/bin/redis-server',
    debianPackage: 'redis-server',
  },
} satisfies Record<string, Program>;

export type ProgramName = keyof typeof programs;

export const isProgram = (name: string): name is ProgramName => name in programs;

export const PROGRAM_NAMES = Object.keys(programs).filter(isProgram);

/** Playwright has a Chromium of its own, with a headless shell, if somebody has installed it. */
const OWN: readonly ProgramName[] = ['chromium', 'headlessShell'];

/** Returns the path in the environment, or the path of Debian's package if it is installed. */
export function findProgram(name: ProgramName): string | undefined {
  const { variable, debianPath } = programs[name];
  const wanted = process.env[variable];
  if (wanted && !existsSync(wanted)) {
    throw new Error(`${variable} is ${wanted}, but that file does not exist.`);
  }
  return wanted || (existsSync(debianPath) ? debianPath : undefined);
}

async function hasOwnChromium(): Promise<boolean> {
  const { chromium } = await import('playwright');
  return existsSync(chromium.executablePath());
}

async function findMissing(names: readonly ProgramName[]): Promise<Program[]> {
  const missing = names.filter((name) => !findProgram(name));
  const hasOwn = OWN.some((name) => missing.includes(name)) && (await hasOwnChromium());
  return missing.filter((name) => !(OWN.includes(name) && hasOwn)).map((name) => programs[name]);
}

async function installPackages(packages: readonly string[]) {
  const run = promisify(execFile);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  console.log(`Programs are missing. Installing these Debian packages: ${packages.join(', ')}.`);
  const install = `apt-get install -qq -y --no-install-recommends ${packages.join(' ')}`;
  // Stages that run at the same time wait for each other, because `apt-get` locks its lists.
  const args = [
    '/var/lock/react-accounting-connect',
    'sh',
    '-c',
    `apt-get update -qq && ${install}`,
  ];
  // It prints each file that it unpacks.
  await run('flock', args, { env, maxBuffer: Infinity });
}

function explain({ name, variable, debianPackage, otherWay }: Program): string {
  return (
    `- ${name}: install your system's package (on Debian \`sudo apt-get install ${debianPackage}\`),` +
    `${otherWay ? ` run \`${otherWay}\`,` : ''} or set ${variable} to its path.`
  );
}

/** Installs missing programs if that needs no confirmation. Otherwise, explains how to install them. */
export async function ensurePrograms(...names: ProgramName[]): Promise<void> {
  let missing = await findMissing(names);
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await installPackages([...new Set(missing.map(({ debianPackage }) => debianPackage))]);
    missing = await findMissing(names);
  }
  if (missing.length > 0) {
    throw new Error(`The tests need more programs:\n${missing.map(explain).join('\n')}`);
  }
}

/** The launch options of Chromium, or of its headless shell, in all browser tests. */
export function getChromiumOptions(name: 'chromium' | 'headlessShell' = 'chromium') {
  const executablePath = findProgram(name);
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

/** The launch options of Firefox in the end-to-end tests. */
export function getFirefoxOptions() {
  const executablePath = findProgram('firefox');
  return executablePath ? { executablePath } : {};
}
