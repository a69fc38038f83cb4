import type { Lab } from './createLab.ts';
import { showScene } from './showScene.ts';

const WIDGETS = 200;

/** Measures what many mounted widgets add to an empty page. */
export async function measureWatchers({ site, open }: Lab): Promise<string[][]> {
  const one = site.sandbox.entityId;
  const scenes = [
    { label: `${WIDGETS} widgets, 1 provider`, entityIds: [one], partsPerProvider: WIDGETS },
    {
      label: `${WIDGETS} widgets, a provider each, 1 entity`,
      entityIds: Array.from({ length: WIDGETS }, () => one),
      partsPerProvider: 1,
    },
    {
      label: `${WIDGETS} widgets, a provider each, ${WIDGETS} entities`,
      entityIds: site.sandbox.entities.slice(0, WIDGETS).map(({ id }) => id),
      partsPerProvider: 1,
    },
  ];
  const rows: string[][] = [];
  for (const { label, ...scene } of scenes) {
    const numbers = await open('production', async (page) => {
      const before = await page.evaluate(() => window.bench.getCounts());
      await showScene(page, {
        ...scene,
        part: 'widget',
        fake: {},
      });
      const after = await page.evaluate(() => window.bench.getCounts());
      const fields = ['intervals', 'timeouts', 'listeners', 'channels'] as const;
      return fields.map((field) => String(after[field] - before[field]));
    });
    rows.push([label, ...numbers]);
  }
  return [['', 'intervals', 'timeouts', 'window, document listeners', 'channels'], ...rows];
}
