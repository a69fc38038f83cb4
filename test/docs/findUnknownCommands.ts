import packageJson from '../../package.json' with { type: 'json' };
import { stages } from '../stages.ts';

/** Lists the scripts (`npm run …`) and the stages (`npm test -- …`) that a text names and that do not exist. */
export function findUnknownCommands(text: string): string[] {
  const scripts = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script);
  const names = stages.flat().map(({ name }) => name);
  const wanted = [...text.matchAll(/npm test -- ([\w -]+)/g)].flatMap(([, list = '']) =>
    list.trim().split(' '),
  );
  return [
    ...scripts.filter((script) => !(script in packageJson.scripts)),
    ...wanted.filter((name) => !names.includes(name)),
  ];
}
