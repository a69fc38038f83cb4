import { getColor } from './colors.ts';

interface Screenshot {
  metadata: { width: number; height: number };
  data: Uint8Array | Uint8ClampedArray | Buffer;
}

interface Options {
  createDiff?: boolean;
  isTolerant?: boolean;
}

interface Result {
  pass: boolean;
  diff: Uint8Array | null;
  message: string | null;
}

/** Each pixel has a red, a green, a blue and an alpha byte. */
const BYTES = 4;
const RED = [255, 0, 0, 255] as const;
/** In pixels. The height of a line may differ a little. */
const MAX_SIZE_DIFFERENCE = 8;
const MAX_DIFFERENT_RATIO = 0.03;
/** Chromium draws the corners of turned shapes differently now and then. */
const MAX_NOISE = 16;
const MAX_COLOR_DIFFERENCE = 64;

const getSize = ({ metadata: { width, height } }: Screenshot) => `${width} × ${height}`;

/** Makes the reference pale, so that the marked pixels stand out. */
const fade = (value: number, index: number) => (index % BYTES === BYTES - 1 ? value / 4 : value);

/** Compares one color of one pixel. */
function isDifferent(first = 0, second = 0, max: number): boolean {
  return first !== second && Math.abs(getColor(first) - getColor(second)) > max;
}

/**
 * Compares two screenshots, and marks the different pixels in red. By default, more than a few
 * pixels of a visibly different color fail. Vitest's own comparator ignores more, and refuses every other size.
 */
export function compareScreenshots(
  reference: Screenshot,
  actual: Screenshot,
  { createDiff = false, isTolerant = false }: Options,
): Result {
  const { width, height } = reference.metadata;
  const common = {
    width: Math.min(width, actual.metadata.width),
    height: Math.min(height, actual.metadata.height),
  };
  const sizeDifference = Math.max(
    Math.abs(width - actual.metadata.width),
    Math.abs(height - actual.metadata.height),
  );
  if (sizeDifference > (isTolerant ? MAX_SIZE_DIFFERENCE : 0)) {
    const message = `The picture has ${getSize(actual)} pixels, not ${getSize(reference)}.`;
    return { pass: false, diff: null, message };
  }
  const maxDifference = isTolerant ? MAX_COLOR_DIFFERENCE : 0;
  const diff = createDiff ? Uint8Array.from(reference.data, fade) : null;
  let count = 0;
  for (let y = 0; y < common.height; y += 1) {
    const row = y * width * BYTES;
    const actualRow = y * actual.metadata.width * BYTES;
    for (let x = 0; x < common.width * BYTES; x += BYTES) {
      for (let color = 0; color < 3; color += 1) {
        const first = reference.data[row + x + color];
        const second = actual.data[actualRow + x + color];
        if (isDifferent(first, second, maxDifference)) {
          count += 1;
          diff?.set(RED, row + x);
          break;
        }
      }
    }
  }
  const pass = count <= (isTolerant ? MAX_DIFFERENT_RATIO * width * height : MAX_NOISE);
  return { pass, diff, message: pass ? null : `${count} pixels differ.` };
}
