import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compileTailwind } from './compileTailwind.ts';
import { NONCE } from './NONCE.ts';

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Builds the partner's front end, which imports the package's source by its public name. */
export default defineConfig({
  root: fromHere('.'),
  plugins: [compileTailwind, react()],
  logLevel: 'warn',
  html: { cspNonce: NONCE },
  resolve: {
    alias: [
      {
        find: /^react-accounting-connect\/styles\.css$/,
        replacement: fromHere('../src/styles/index.css'),
      },
      {
        find: /^react-accounting-connect\/locales\/(\w+)$/,
        replacement: fromHere('../src/messages/locales/$1.ts'),
      },
      { find: /^react-accounting-connect$/, replacement: fromHere('../src/index.ts') },
    ],
  },
});
