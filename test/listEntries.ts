import packageJson from '../package.json' with { type: 'json' };

/** Lists the modules of `dist/` that partners load, by their names. The languages are left out. */
export function listEntries(): [name: string, file: string][] {
  const files = Object.entries(packageJson.exports).map(([name, target]): [string, string] => [
    name,
    typeof target === 'object' ? target.default : target,
  ]);
  const command = packageJson.bin['react-accounting-connect'];
  return [
    ...files.filter(([name, file]) => file.endsWith('.js') && !name.includes('*')),
    ['the command', command],
  ];
}
