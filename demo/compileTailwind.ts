import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { compile } from 'tailwindcss';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);

const packages: Record<string, string> = {
  tailwindcss: require.resolve('tailwindcss/index.css'),
  'react-accounting-connect/styles.css': resolve(import.meta.dirname, '../src/styles/index.css'),
};

async function loadStylesheet(id: string, base: string) {
  const path = packages[id] ?? resolve(base, id);
  return { path, base: dirname(path), content: readFileSync(path, 'utf8') };
}

/** Compiles the stylesheet of the Tailwind look. Most products use `@tailwindcss/vite` for that. */
export const compileTailwind: Plugin = {
  name: 'compile-tailwind',
  enforce: 'pre',
  async transform(css, id) {
    if (!/\/tailwind\.css(?:\?|$)/.test(id)) return undefined;
    const { build } = await compile(css, { base: dirname(id), loadStylesheet });
    return build([]);
  },
};
