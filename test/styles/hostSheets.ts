import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { transform } from 'lightningcss';
import postcss from 'postcss';
import { compile } from 'tailwindcss';
import tailwind3 from 'tailwindcss-3';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { bundleStyles } from '../bundleStyles.ts';

/** The classes that the tests set on our components. */
const UTILITIES = ['rounded-none', 'bg-red-600', 'text-white', 'mt-10', 'w-full'];
const OUR_IMPORT = /@import 'react-accounting-connect\/styles\.css'(?: layer\(([\w.-]+)\))?;/;

const require = createRequire(import.meta.url);
const read = (path: string) => readFileSync(path, 'utf8');
const readFixture = (name: string) => read(resolve(import.meta.dirname, 'hosts', `${name}.css`));

async function compileTailwind3(css: string): Promise<string> {
  const content = [{ raw: UTILITIES.join(' ') }];
  const result = await postcss([tailwind3({ content })]).process(css, { from: undefined });
  return result.css;
}

async function compileTailwind4(css: string, ours: string): Promise<string> {
  const { build } = await compile(css, {
    loadStylesheet: async (id) => {
      const path = id === 'tailwindcss' ? require.resolve('tailwindcss/index.css') : id;
      const content = id === 'react-accounting-connect/styles.css' ? ours : read(path);
      return { path, base: dirname(path), content };
    },
  });
  return build(UTILITIES);
}

/** Builds a sheet as `vite build` does, with the default settings. */
async function buildWithVite(css: string): Promise<string> {
  const input = 'virtual:styles.css';
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, rolldownOptions: { input } },
    plugins: [
      {
        name: 'virtual-styles',
        resolveId: (id) => (id === input ? `\0${input}` : undefined),
        load: (id) => (id === `\0${input}` ? css : undefined),
      },
    ],
  });
  const assets = [output].flat().flatMap((one) => ('output' in one ? one.output : []));
  const sheet = assets.find(({ fileName }) => fileName.endsWith('.css'));
  if (!sheet || !('source' in sheet)) throw new Error('Vite built no stylesheet.');
  return String(sheet.source);
}

/** Lowers a sheet for browsers of 2021, as frameworks do for a long list of browsers. */
function lower(css: string): string {
  const { code } = transform({
    filename: 'styles.css',
    code: new TextEncoder().encode(css),
    minify: true,
    targets: { chrome: 90 << 16, firefox: 90 << 16, safari: 15 << 16 },
  });
  return new TextDecoder().decode(code);
}

/** Replaces each `@import` with the imported sheet, as a browser does. */
function inlineImports(css: string, ours: string): string {
  const wrap = (content: string, layer?: string) =>
    layer ? `@layer ${layer} {${content}}` : content;
  return css
    .replace(OUR_IMPORT, (_, layer?: string) => wrap(ours, layer))
    .replace(/@import '([^']+)'(?: layer\(([\w.-]+)\))?;/g, (_, path: string, layer?: string) =>
      wrap(read(require.resolve(path)), layer),
    );
}

/** A recipe of `docs/styling.md`. */
const readRecipe = (name: string) => read(resolve(import.meta.dirname, 'recipes', `${name}.css`));

export interface HostSheets {
  /** The published stylesheet. */
  ours: string;
  /** The published stylesheet, as build tools of hosts change it. */
  builds: Record<string, string>;
  /** The stylesheets of hosts, without ours. */
  hosts: Record<string, string>;
  /** The compiled CSS of the recipes in `docs/styling.md`, including our stylesheet. */
  recipes: Record<string, string>;
}

/** Compiles the stylesheets in Node, for the tests that run in the browser. */
export default async function setUp({ provide }: TestProject): Promise<void> {
  const ours = bundleStyles();
  provide('hostSheets', {
    ours,
    builds: {
      'a default build of Vite': await buildWithVite(ours),
      'a build for old browsers': lower(ours),
    },
    hosts: {
      'Tailwind 3': await compileTailwind3('@tailwind base; @tailwind utilities;'),
      'Tailwind 4': await compileTailwind4("@import 'tailwindcss';", ours),
      'Tailwind 4, preflight outside its layer': read(require.resolve('tailwindcss/preflight.css')),
      'Bootstrap’s reboot': read(require.resolve('bootstrap/dist/css/bootstrap-reboot.css')),
      Bootstrap: read(require.resolve('bootstrap/dist/css/bootstrap.css')),
      'normalize.css': read(require.resolve('normalize.css')),
      Pico: read(require.resolve('@picocss/pico/css/pico.css')),
      'a starter theme': readFixture('starterTheme'),
      'a CMS theme': readFixture('cmsTheme'),
      'MUI’s baseline': readFixture('materialBaseline'),
      'a hostile sheet': readFixture('hostile'),
    },
    recipes: {
      'Tailwind 3': inlineImports(await compileTailwind3(readRecipe('tailwind3')), ours),
      'Tailwind 4': await compileTailwind4(readRecipe('tailwind4'), ours),
      Bootstrap: inlineImports(readRecipe('bootstrap'), ours),
      MUI: inlineImports(readRecipe('mui'), ours),
      'own rules': inlineImports(readRecipe('ownRules'), ours),
      'plain CSS': inlineImports(readRecipe('plain'), ours),
      variables: `${ours}\n${readRecipe('variables')}`,
    },
  });
}

declare module 'vitest' {
  interface ProvidedContext {
    hostSheets: HostSheets;
  }
}
