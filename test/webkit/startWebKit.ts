import { findProgram, type ProgramName } from '../programs.ts';
import { getFreePort } from '../getFreePort.ts';
import { startProgram, type RunningProgram } from '../startProgram.ts';
import { WebDriver } from './WebDriver.ts';

/** The two builds of WebKit that the tests run: WebKitGTK, and an old WPE WebKit. */
export type WebKitBuild = 'webkit' | 'oldWebkit';

/** The driver of WebKit, for any number of browsers. */
export interface WebKit {
  /** Opens a new browser with a profile of its own. */
  openBrowser: () => Promise<WebDriver>;
  stop: () => Promise<void>;
}

function getPath(name: ProgramName): string {
  const path = findProgram(name);
  if (!path) throw new Error(`${name} is missing. \`npm test -- webkit webkit-old\` installs it.`);
  return path;
}

/** Starts a screen that nobody sees. Returns its name. */
async function startScreen(): Promise<{ screen: RunningProgram; display: string }> {
  // Xvfb picks a free number, and prints it when the screen is ready.
  const args = ['-displayfd', '1', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'];
  const screen = startProgram(getPath('xvfb'), args, process.env);
  for (const deadline = Date.now() + 20_000; Date.now() < deadline;) {
    const number = /^(\d+)$/m.exec(screen.getOutput())?.[1];
    if (number !== undefined) return { screen, display: `:${number}` };
    // oxlint-disable-next-line no-await-in-loop -- a pause between attempts
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await screen.stop();
  throw new Error(`Xvfb did not start:\n${screen.getOutput()}`);
}

async function startDriver(
  name: ProgramName,
  env: NodeJS.ProcessEnv,
): Promise<{ driver: RunningProgram; url: string }> {
  const port = await getFreePort();
  const url = `http://127.0.0.1:${port}`;
  const driver = startProgram(getPath(name), [`--port=${port}`], {
    ...process.env,
    // The machine may have no graphics card, and no service for accessibility.
    LIBGL_ALWAYS_SOFTWARE: '1',
    NO_AT_BRIDGE: '1',
    ...env,
  });
  await driver.waitForUrl(`${url}/status`);
  return { driver, url };
}

async function startGtk(): Promise<WebKit> {
  const binary = getPath('webkit');
  const { screen, display } = await startScreen();
  try {
    const { driver, url } = await startDriver('webkitDriver', { DISPLAY: display });
    const options = { binary, args: ['--automation'] };
    return {
      openBrowser: () => WebDriver.open(url, { 'webkitgtk:browserOptions': options }),
      async stop() {
        await Promise.all([driver.stop(), screen.stop()]);
      },
    };
  } catch (error) {
    await screen.stop();
    throw error;
  }
}

async function startWpe(): Promise<WebKit> {
  const options = { binary: getPath('oldWebkit'), args: ['--automation', '--headless'] };
  const { driver, url } = await startDriver('oldWebkitDriver', {});
  return {
    openBrowser: () => WebDriver.open(url, { 'wpe:browserOptions': options }),
    stop: () => driver.stop(),
  };
}

export const startWebKit = (build: WebKitBuild): Promise<WebKit> =>
  build === 'webkit' ? startGtk() : startWpe();
