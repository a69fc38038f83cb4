// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONNECT_STEPS } from './CONNECT_STEPS.ts';

/** The cells of a line of a Markdown table. */
const getCells = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('`', ''));

/** The table of ARCHITECTURE.md, as `creating + cancel → idle`. */
function readDocumented(): string[] {
  const lines = readFileSync('ARCHITECTURE.md', 'utf8').split('\n');
  const head = lines.findIndex((line) => line.startsWith('| on \\ in '));
  const [, ...steps] = getCells(lines[head] ?? '');
  const end = lines.indexOf('', head);
  return lines.slice(head + 2, end).flatMap((line) => {
    const [signal, ...next] = getCells(line);
    return next.flatMap((to, column) => (to ? [`${steps[column]} + ${signal} → ${to}`] : []));
  });
}

describe('the table of connecting', () => {
  it('is the one that ARCHITECTURE.md shows', () => {
    const coded = Object.entries(CONNECT_STEPS).flatMap(([step, signals]) =>
      Object.entries(signals).map(([signal, to]) => `${step} + ${signal} → ${to}`),
    );

    expect(readDocumented().toSorted()).toEqual(coded.toSorted());
    expect(coded.length).toBeGreaterThan(20);
  });
});
