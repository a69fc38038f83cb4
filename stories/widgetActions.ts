import { screen, userEvent } from 'storybook/test';
import type { within } from 'storybook/test';
import { getSandbox } from './withSandbox.tsx';

type Canvas = ReturnType<typeof within>;

export const findTitle = (canvas: Canvas, name: string | RegExp) =>
  canvas.findByRole('heading', { name });

export async function press(canvas: Canvas, name: string): Promise<void> {
  await userEvent.click(await canvas.findByRole('button', { name }));
}

/** Goes through the picker, as far as Xero. */
export async function chooseXero(canvas: Canvas): Promise<void> {
  await press(canvas, 'Connect accounting system');
  await userEvent.click(await screen.findByRole('button', { name: /^Xero/ }));
}

/** The person goes through the authorization pages to the end. */
export function authorize(): void {
  const sandbox = getSandbox();
  sandbox.authorize(sandbox.connections.at(-1)?.id ?? '');
}

/** Puts the clock back when the story ends: give it to `beforeEach`. */
export function keepClock(): () => void {
  const now = Date.now;
  return () => {
    Date.now = now;
  };
}

/** Lets time pass. Not with a spy: Storybook asks for the time whenever a spy is called. */
export function advanceClock(milliseconds: number): void {
  const now = Date.now;
  Date.now = () => now.call(Date) + milliseconds;
}

/** What the browser tells the page when the person is back from the other window. */
export function comeBack(): void {
  window.dispatchEvent(new Event('focus'));
}
