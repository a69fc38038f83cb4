import { fileURLToPath } from 'node:url';
import { bundle, Features } from 'lightningcss';
import { minimumBrowsers } from './supportedBrowsers.ts';

/** In lightningcss, one byte for each part of a version. */
const encodeVersion = (version: number) =>
  (Math.trunc(version) << 16) | (Math.round((version % 1) * 10) << 8);

/** Builds the stylesheet: one file, and syntax that all supported browsers know. */
export function bundleStyles(): string {
  const { chrome, firefox, safari } = minimumBrowsers;
  const { code } = bundle({
    filename: fileURLToPath(new URL('../src/styles/index.css', import.meta.url)),
    minify: true,
    targets: {
      chrome: encodeVersion(chrome),
      firefox: encodeVersion(firefox),
      safari: encodeVersion(safari),
      ios_saf: encodeVersion(safari),
    },
    // Colors in old syntax would double the size. Older browsers show fewer colors instead.
    exclude: Features.Colors | Features.LightDark,
  });
  return new TextDecoder().decode(code);
}
