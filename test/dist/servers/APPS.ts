const NEXT = 'node_modules/next/dist/bin/next';

/** The apps of the fixtures: how Node builds and starts each of them. */
export const APPS = [
  { name: 'Next.js', build: [NEXT, 'build'], args: [NEXT, 'start', '--hostname', '127.0.0.1'] },
  { name: 'Express', build: null, args: ['express/server.mjs'] },
  { name: 'Hono', build: null, args: ['hono/server.mjs'] },
];
