import { isBuiltin } from 'node:module';
import packageJson from '../package.json' with { type: 'json' };

const packages = Object.keys({ ...packageJson.dependencies, ...packageJson.peerDependencies });

/** What a partner's installer brings, and so is left out of the bundle: dependencies, peers, Node. */
export function isExternal(id: string): boolean {
  return isBuiltin(id) || packages.some((name) => id === name || id.startsWith(`${name}/`));
}
