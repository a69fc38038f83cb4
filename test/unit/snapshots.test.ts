// @vitest-environment node
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { startClock } from '../../stories/startClock.ts';
import { chooseComparison } from '../snapshots/chooseComparison.ts';
import { compareScreenshots } from '../snapshots/compareScreenshots.ts';
import { shrinkPng } from '../snapshots/shrinkPng.ts';

const GRAY = 200;

/** A gray picture, whose first pixels are black. */
function createPicture({ width = 10, height = 10, black = 0, gray = GRAY } = {}) {
  const data = Buffer.alloc(width * height * 4, gray);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    if (pixel < black) data.fill(0, pixel * 4, pixel * 4 + 3);
    data[pixel * 4 + 3] = 255;
  }
  return { metadata: { width, height }, data };
}

describe('chooseComparison', () => {
  it('is strict in the browser of the baselines, and says nothing', () => {
    expect(chooseComparison('1.2 linux x64', '1.2 linux x64')).toEqual({ isTolerant: false });
  });

  it('is strict without baselines, which are then missing anyway', () => {
    expect(chooseComparison(undefined, '1.2 linux x64')).toEqual({ isTolerant: false });
  });

  it('is tolerant in another browser, and says so in one line', () => {
    const { isTolerant, note } = chooseComparison('1.2 linux x64', '1.3 linux x64');
    expect(isTolerant).toBe(true);
    expect(note).toMatch(/^.*Chromium 1\.2 linux x64.*1\.3 linux x64.*`npm run snapshots`.*$/);
  });
});

describe('compareScreenshots', () => {
  it('passes the same picture', () => {
    expect(compareScreenshots(createPicture(), createPicture(), {})).toMatchObject({ pass: true });
  });

  it('refuses more pixels of another color than Chromium’s noise, and marks them in red', () => {
    const noise = compareScreenshots(createPicture(), createPicture({ black: 16 }), {});
    expect(noise).toMatchObject({ pass: true });
    const result = compareScreenshots(createPicture(), createPicture({ black: 17 }), {
      createDiff: true,
    });
    expect(result).toMatchObject({ pass: false, message: '17 pixels differ.' });
    expect(result.diff?.slice(16 * 4, 18 * 4)).toEqual(
      Uint8Array.of(255, 0, 0, 255, GRAY, GRAY, GRAY, 255 / 4),
    );
  });

  it('sees a change of eight of 255, and none that the baselines cannot keep', () => {
    const compare = (gray: number) =>
      compareScreenshots(createPicture(), createPicture({ gray }), {}).pass;
    expect([compare(GRAY + 7), compare(GRAY + 8), compare(GRAY - 8)]).toEqual([true, false, false]);
  });

  it('refuses another size', () => {
    const result = compareScreenshots(createPicture(), createPicture({ height: 12 }), {});
    expect(result).toMatchObject({
      pass: false,
      message: 'The picture has 10 × 12 pixels, not 10 × 10.',
    });
  });

  it('tolerates 3 % of the pixels and slight changes of colors in another browser', () => {
    const compare = (options: { black?: number; gray?: number }) =>
      compareScreenshots(createPicture(), createPicture(options), { isTolerant: true }).pass;
    expect([compare({ black: 3 }), compare({ black: 4 })]).toEqual([true, false]);
    expect([compare({ gray: GRAY - 56 }), compare({ gray: GRAY - 72 })]).toEqual([true, false]);
  });

  it('tolerates a slightly different size in another browser', () => {
    const compare = (height: number) =>
      compareScreenshots(createPicture(), createPicture({ height }), { isTolerant: true }).pass;
    expect([compare(18), compare(19), compare(2), compare(1)]).toEqual([true, false, true, false]);
  });
});

describe('shrinkPng', () => {
  const encode = ({ metadata, data }: ReturnType<typeof createPicture>) =>
    PNG.sync.write(Object.assign(new PNG(metadata), { data: Buffer.from(data) }));
  const decode = (file: Buffer) => {
    const { width, height, data } = PNG.sync.read(file);
    return { metadata: { width, height }, data };
  };

  it('writes a smaller file with the same picture', () => {
    const picture = createPicture({ width: 33, height: 20, black: 40 });
    const file = encode(picture);
    const small = shrinkPng(file);
    expect(small.length).toBeLessThan(file.length);
    expect(compareScreenshots(picture, decode(small), {})).toMatchObject({ pass: true });
  });

  it('keeps a picture with more colors than a palette holds', () => {
    const picture = createPicture({ width: 32, height: 32 });
    picture.data.forEach((_, index) => {
      const pixel = Math.floor(index / 4);
      if (index % 4 === 0) picture.data[index] = (pixel % 32) * 8;
      if (index % 4 === 1) picture.data[index] = Math.floor(pixel / 32) * 8;
    });
    const small = decode(shrinkPng(encode(picture)));
    expect(compareScreenshots(picture, small, {})).toMatchObject({ pass: true });
  });

  it('changes nothing in a file that it has written', () => {
    const small = shrinkPng(encode(createPicture({ black: 40 })));
    expect(shrinkPng(small).equals(small)).toBe(true);
  });
});

describe('the clock of the stories', () => {
  it('starts at the same time, ticks, can be moved, and gives the real one back', async () => {
    const before = Date;
    const stop = startClock();
    try {
      expect(new Date().toISOString()).toMatch(/^2026-11-16T10:00:05\.0/);
      expect(new Date(0).getTime()).toBe(0);
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(Date.now() - Date.UTC(2026, 10, 16, 10, 0, 5)).toBeGreaterThanOrEqual(15);
      Date.now = () => 86_400_000;
      expect(new Date().toISOString()).toBe('1970-01-02T00:00:00.000Z');
      expect(new Date()).toBeInstanceOf(Date);
    } finally {
      stop();
    }
    expect(Date).toBe(before);
    expect(Math.abs(Date.now() - performance.timeOrigin - performance.now())).toBeLessThan(60_000);
  });
});
