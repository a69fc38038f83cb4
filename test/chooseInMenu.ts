import { screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';

/** Opens the widget's menu and chooses an action. */
export async function chooseInMenu(user: UserEvent, name: string): Promise<void> {
  await user.click(await screen.findByRole('button', { name: 'More actions' }));
  const menu = await screen.findByRole('menu', { name: 'More actions' });
  await user.click(within(menu).getByRole('menuitem', { name }));
}
