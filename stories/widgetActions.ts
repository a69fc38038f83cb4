import { screen, userEvent, within } from 'storybook/test';
import { getSandbox } from './withSandbox.tsx';

type Canvas = ReturnType<typeof within>;

export const findTitle = (canvas: Canvas, name: string | RegExp) =>
  canvas.findByRole('heading', { name });

export async function press(canvas: Canvas, name: string): Promise<void> {
  await userEvent.click(await canvas.findByRole('button', { name }));
}

/** Opens the widget's menu and chooses an action. */
export async function chooseInMenu(canvas: Canvas, name: string): Promise<void> {
  await press(canvas, 'More actions');
  const menu = within(await screen.findByRole('menu', { name: 'More actions' }));
  await userEvent.click(await menu.findByRole('menuitem', { name }));
}

/** Opens the picker and chooses Xero. */
export async function chooseXero(canvas: Canvas): Promise<void> {
  await press(canvas, 'Choose your software');
  await userEvent.click(await screen.findByRole('button', { name: /^Xero/ }));
}

/** Completes the authorization as the person would, who may choose the platform there. */
export function authorize(platform?: string): void {
  const sandbox = getSandbox();
  sandbox.authorize(sandbox.connections.at(-1)?.id ?? '', platform);
}

/** Restores the clock when the story ends. Pass it to `beforeEach`. */
export function keepClock(): () => void {
  const now = Date.now;
  return () => {
    Date.now = now;
  };
}

/** Moves the clock forward. A spy would not work: Storybook reads the time at each spy call. */
export function advanceClock(milliseconds: number): void {
  const now = Date.now;
  Date.now = () => now.call(Date) + milliseconds;
}

/** Dispatches the event that the page gets when the person returns from the other window. */
export function comeBack(): void {
  window.dispatchEvent(new Event('focus'));
}
