import { expect, it } from 'vitest';
import { createRefusedEntities } from './createRefusedEntities.ts';

it('remembers an entity for a minute, or until it is deleted', () => {
  let time = 0;
  const refused = createRefusedEntities(() => time);
  refused.add('a');
  refused.add('b');
  refused.delete('b');
  expect([refused.has('a'), refused.has('b'), refused.has('c')]).toEqual([true, false, false]);
  time = 60_000;
  expect(refused.has('a')).toBe(false);
});

it('forgets the oldest of more than a thousand', () => {
  const refused = createRefusedEntities(() => 0);
  for (let index = 0; index < 1001; index += 1) refused.add(`entity-${index}`);
  expect([0, 1, 1000].map((index) => refused.has(`entity-${index}`))).toEqual([false, true, true]);
});
