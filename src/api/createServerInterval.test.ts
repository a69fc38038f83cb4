import { expect, it } from 'vitest';
import { createServerInterval } from './createServerInterval.ts';

const answer = (ok: boolean, interval?: string) => ({
  ok,
  headers: new Headers(interval === undefined ? {} : { 'x-accounting-interval': interval }),
});

it('holds until a successful answer has none, and not only until a refusal', () => {
  const { get, handleAnswer } = createServerInterval();
  handleAnswer(answer(true, '10'));
  handleAnswer(answer(false));
  expect(get()).toBe(10_000);
  handleAnswer(answer(false, '20'));
  expect(get()).toBe(20_000);
  handleAnswer(answer(true));
  expect(get()).toBe(0);
});
