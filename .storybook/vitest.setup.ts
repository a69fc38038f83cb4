import { configure } from 'storybook/test';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { startClock } from '../stories/startClock.ts';
import { assertQuiet, listenForNoise } from '../test/consoleNoise.ts';
import { checkLooks } from '../test/snapshots/checkLooks.ts';
import '../test/snapshots/page.css';

configure({ asyncUtilTimeout: 5_000 });
listenForNoise();
beforeAll(() =>
  Promise.all([
    document.fonts.load('1em "Inter Variable"'),
    document.fonts.load('1em "Noto Sans Arabic Variable"', 'ع'),
  ]),
);
beforeEach(startClock);
// A story must not go on waiting for the connection of another one, which has the same id.
beforeEach(() => sessionStorage.clear());
afterEach(assertQuiet);
afterEach(async ({ task: { meta, result } }) => {
  const storyId = 'storyId' in meta ? String(meta.storyId) : undefined;
  if (storyId && result?.state !== 'fail') await checkLooks(storyId);
}, 60_000);
afterAll(assertQuiet);
