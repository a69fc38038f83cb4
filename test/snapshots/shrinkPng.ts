import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { getColor } from './colors.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MAX_COLORS = 256;

const createNumber = (value: number) => {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value);
  return buffer;
};

function createChunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type), data]);
  return Buffer.concat([createNumber(data.length), content, createNumber(crc32(content))]);
}

/** Writes a PNG with a palette, which `pngjs` can only read. */
function createPalettePng(width: number, height: number, palette: Buffer, rows: Buffer): Buffer {
  const BITS = 8;
  const PALETTE = 3;
  const header = [createNumber(width), createNumber(height), Buffer.from([BITS, PALETTE, 0, 0, 0])];
  return Buffer.concat([
    SIGNATURE,
    createChunk('IHDR', Buffer.concat(header)),
    createChunk('PLTE', palette),
    createChunk('IDAT', deflateSync(rows, { level: 9 })),
    createChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Encodes a screenshot in as few bytes as possible. The loss is described at `getColor`. */
export function shrinkPng(file: Buffer): Buffer {
  const png = PNG.sync.read(file);
  const { width, height, data } = png;
  const indexes = new Map<number, number>();
  // Each row starts with its filter, which is none.
  const rows = Buffer.alloc((width + 1) * height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const at = pixel * 4;
    for (let color = at; color < at + 3; color += 1) data[color] = getColor(data[color] ?? 0);
    const color = data.readUIntBE(at, 3);
    const index = indexes.get(color) ?? indexes.size;
    indexes.set(color, index);
    rows[pixel + Math.floor(pixel / width) + 1] = index;
  }
  if (indexes.size > MAX_COLORS) {
    return PNG.sync.write(png, { colorType: 2, filterType: 0, deflateStrategy: 0 });
  }
  const palette = Buffer.alloc(indexes.size * 3);
  for (const [color, index] of indexes) palette.writeUIntBE(color, index * 3, 3);
  return createPalettePng(width, height, palette, rows);
}
