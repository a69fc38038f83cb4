/**
 * `npm run bench:peers [-- mx layer … --rounds 5]` loads our widget and the widgets of others in
 * Chromium, each in a production page of its own, and prints what they cost side by side.
 * `peers/README.md` says how, and what the numbers do not show. A peer that cannot be installed, built
 * or loaded is named. The command fails only if ours was not measured.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright';
import { pack } from '../dist/consumer.ts';
import { ensurePrograms, getChromiumOptions } from '../programs.ts';
import { buildPeerPage } from './peers/buildPeerPage.ts';
import { describeLoads, type PageLoads } from './peers/describeLoads.ts';
import { installPeer, readPin } from './peers/installPeer.ts';
import { measureLoad, type Load } from './peers/measureLoad.ts';
import { OURS, PEERS, type Peer } from './peers/PEERS.ts';
import { startPeerSite, type PeerSite } from './peers/startPeerSite.ts';

const USAGE = `npm run bench:peers [-- PEER… --rounds 5]
Peers: ${PEERS.map(({ name }) => name).join(' ')} (all, if none is named)`;

interface PeerPage extends PageLoads {
  url: string;
  loads: Load[];
}

const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' }, help: { type: 'boolean', default: false } },
});
const rounds = Number(values.rounds);
const unknown = wanted.filter((name) => !PEERS.some((peer) => peer.name === name));
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
if (unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1) {
  console.error(
    unknown.length > 0 ? `No peer is called ${unknown.join(', ')}.` : 'Wrong --rounds.',
  );
  console.error(USAGE);
  process.exit(2);
}

const failures = new Map<Peer, string>();

/** Returns `undefined` if the action failed, and keeps the reason. */
async function attempt<Result>(peer: Peer, action: () => Promise<Result>) {
  try {
    return await action();
  } catch (error) {
    failures.set(peer, error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

async function preparePage(peer: Peer, site: PeerSite, tarball?: string): Promise<PeerPage> {
  const { folder, packages } = await installPeer(peer, tarball);
  const files = await buildPeerPage(peer.name, folder);
  const versions = peer.packages.slice(0, 1).map(readPin);
  return {
    title: [peer.title, ...versions].join(' '),
    contents: peer.contents,
    files,
    packages,
    url: site.add(peer.name, files),
    loads: [],
  };
}

/** Installs and builds one page after another. Leaves out those that fail. */
async function preparePages(site: PeerSite, tarball: string): Promise<Map<Peer, PeerPage>> {
  const pages = new Map<Peer, PeerPage>();
  const peers = PEERS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  for (const peer of [OURS, ...peers]) {
    console.log(`Installing and building ${peer.title} …`);
    const page = await attempt(peer, () =>
      preparePage(peer, site, peer === OURS ? tarball : undefined),
    );
    if (page) pages.set(peer, page);
  }
  return pages;
}

/** Loads all pages in turns, so that whatever else the machine does meets them all. */
async function measureRounds(pages: Map<Peer, PeerPage>, browser: Browser, site: PeerSite) {
  for (let round = 0; round < rounds; round += 1) {
    for (const [peer, { url, loads }] of pages) {
      if (failures.has(peer)) continue;
      const load = await attempt(peer, () => measureLoad(browser, site, url));
      if (load) loads.push(load);
    }
  }
}

async function measureAll(browser: Browser): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'accounting-peers-'));
  const site = await startPeerSite();
  try {
    const pages = await preparePages(site, await pack(folder));
    const [load = 0] = loadavg();
    await measureRounds(pages, browser, site);
    console.log(
      `\nChromium ${browser.version()} on ${availableParallelism()} processors, load ` +
        `${load.toFixed(1)}, React ${readPin('react')} for all. Brotli, medians of ${rounds} rounds.\n`,
    );
    for (const peer of failures.keys()) pages.delete(peer);
    const ours = pages.get(OURS);
    pages.delete(OURS);
    console.log(describeLoads(ours, [...pages.values()]));
  } finally {
    site.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  await ensurePrograms('chromium');
  const options = getChromiumOptions();
  // A page reaches only this machine.
  const args = [...options.args, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
  const browser = await chromium.launch({ ...options, args });
  await measureAll(browser).finally(() => browser.close());
  for (const [peer, reason] of failures)
    console.error(`\n✗ ${peer.title} was not measured: ${reason}`);
  if (failures.has(OURS)) process.exitCode = 1;
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
