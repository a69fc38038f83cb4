import { isBuiltin } from 'node:module';
import packageJson from '../package.json' with { type: 'json' };

const packages = Object.keys({ ...packageJson.dependencies, ...packageJson.peerDependencies });

/** Whether to leave a module out of the bundle: dependencies, peers, and Node's own modules. */
export function isExternal(id: string): boolean {
  return isBuiltin(id) || packages.some((name) => id === name || id.startsWith(`${name}/`));
}
