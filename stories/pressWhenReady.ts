import { expect, userEvent, waitFor, within } from 'storybook/test';

/** Presses a button after the API's first response. Until then, the button does nothing. */
export async function pressWhenReady(element: HTMLElement, name?: string): Promise<HTMLElement> {
  const button = await within(element).findByRole('button', name === undefined ? {} : { name });
  await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'));
  await userEvent.click(button);
  return button;
}
