/**
 * `npm run bench:client [-- loading polls … --version 2024-05-25]`: what the library costs a page, measured in Chromium on
 * a production build. Takes all measurements, or those that are named.
 *
 * The browser, the sandbox and this process share the processors of this machine. Compare the numbers
 * of two states of the code on one machine; they say nothing of other machines.
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { DEFAULT_VERSION } from '../../src/api/VERSIONS.ts';
import { ensurePrograms, getChromiumOptions } from '../programs.ts';
import { createLab } from './client/createLab.ts';
import type { Lab } from './client/createLab.ts';
import { measureFirstAnswer } from './client/measureFirstAnswer.ts';
import { measureLoading } from './client/measureLoading.ts';
import { measureLog } from './client/measureLog.ts';
import { measureMemory } from './client/measureMemory.ts';
import { measureMessages } from './client/measureMessages.ts';
import { measurePicker } from './client/measurePicker.ts';
import { measurePolls } from './client/measurePolls.ts';
import { measureTrouble } from './client/measureTrouble.ts';
import { measureWatchers } from './client/measureWatchers.ts';
import { startSite } from './client/startSite.ts';
import { formatTable } from './formatTable.ts';
import { readVersion } from './readVersion.ts';

type Measure = (lab: Lab) => Promise<string[][]>;

const MEASUREMENTS: Record<string, [title: string, Measure]> = {
  loading: ['Loading, until every part shows the connection', measureLoading],
  polls: ['A refresh of the widget', measurePolls],
  memory: ['Memory after many mounts of the widget', measureMemory],
  answer: ['From the first answer until the widget is painted', measureFirstAnswer],
  picker: ['From the first click on Connect until the list is painted', measurePicker],
  log: ['The sync log of a business with 10,000 invoices', measureLog],
  messages: ['Messages between providers', measureMessages],
  trouble: ['An API in trouble', measureTrouble],
  watchers: ['Timers and listeners while widgets are mounted', measureWatchers],
};

const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { version: { type: 'string', default: DEFAULT_VERSION } },
});
const unknown = wanted.filter((name) => !(name in MEASUREMENTS));
if (unknown.length > 0) {
  console.error(`No measurement is called ${unknown.join(', ')}.`);
  console.error(`Measurements: ${Object.keys(MEASUREMENTS).join(' ')}`);
  process.exit(2);
}

async function measureAll(lab: Lab): Promise<void> {
  for (const [name, [title, measure]] of Object.entries(MEASUREMENTS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(`\n${title}\n${formatTable(await measure(lab))}`);
  }
}

try {
  const version = readVersion(values.version);
  await ensurePrograms('chromium');
  const browser = await chromium.launch(getChromiumOptions());
  const [load = 0] = loadavg();
  console.log(
    `Chromium ${browser.version()} on ${availableParallelism()} processors, ` +
      `load ${load.toFixed(1)}, in version ${version} of the API. Times are medians.`,
  );
  try {
    const site = await startSite();
    await measureAll(createLab(site, browser, version)).finally(site.close);
  } finally {
    await browser.close();
  }
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
