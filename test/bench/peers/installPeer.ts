import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../dist/consumer.ts';
import type { Peer } from './PEERS.ts';

/** Outside this repository, where a page would find our own packages in place of missing ones. */
const INSTALLED = join(tmpdir(), 'accounting-bench-peers');
/** React and the packages that it needs, which every page has. */
const REACT = ['react', 'react-dom', 'scheduler', 'loose-envify', 'js-tokens'];

export interface Installation {
  folder: string;
  /** How many packages came with it, without React and its own. */
  packages: number;
}

function readJson(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Returns the version that is pinned for a package. @throws Error if none is */
export function readPin(name: string): string {
  const version: unknown = readJson(join(import.meta.dirname, 'package.json')).dependencies[name];
  if (typeof version === 'string') return version;
  throw new Error(`test/bench/peers/package.json has no version of ${name}.`);
}

/**
 * Installs the peer into a folder of its own, with the React of all pages. Keeps what an earlier run
 * installed, unless the versions differ. A tarball is always installed anew.
 */
export async function installPeer(
  { name, packages }: Peer,
  tarball?: string,
): Promise<Installation> {
  const folder = join(INSTALLED, name);
  const names = [...packages, 'react', 'react-dom'];
  const dependencies: Record<string, string> = Object.fromEntries(
    names.map((dependency) => [dependency, readPin(dependency)]),
  );
  if (tarball) dependencies['react-accounting-connect'] = `file:${tarball}`;
  const manifest = JSON.stringify({ name, private: true, type: 'module', dependencies }, null, 2);
  const path = join(folder, 'package.json');
  const list = join(folder, 'node_modules/.package-lock.json');
  const isThere = existsSync(list) && readFileSync(path, 'utf8') === manifest;
  if (!isThere || tarball) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, manifest);
    const flags = ['--no-audit', '--no-fund', '--no-package-lock', '--prefer-offline'];
    // No page runs code that a package would build while it is installed.
    await run(folder, 'npm', 'install', '--ignore-scripts', ...flags);
  }
  const installed = Object.keys(readJson(list).packages);
  const others = installed.filter((key) => !REACT.includes(key.replace(/^node_modules\//, '')));
  return { folder, packages: others.length };
}
