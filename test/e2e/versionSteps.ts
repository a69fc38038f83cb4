import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import type { ApiVersion } from '../../src/api/VERSIONS.ts';
import type { Demo } from './Demo.ts';

/** The steps that differ between the versions of the API. */
interface VersionSteps {
  /** Returns the button that opens the window to connect a platform. */
  findConnect: (demo: Demo, name: string) => Promise<Locator>;
  /** Returns the button that opens the window to switch, and ends the connection before. */
  findSwitch: (demo: Demo, from: string, to: string) => Promise<Locator>;
  /** Goes to the sign-in in the window. */
  arrive: (demo: Demo, popup: Page, name: string) => Promise<void>;
  /** The path of the call that starts a sync. */
  sync: RegExp;
}

export const versionSteps: Record<ApiVersion, VersionSteps> = {
  '2023-03-14': {
    findConnect: (demo, name) => demo.find(name),
    async findSwitch(demo, from, to) {
      const picker = await demo.openSwitch();
      await picker.getByRole('button', { name: new RegExp(`^${to}\\b`) }).click();
      const dialog = demo.page.getByRole('dialog', { name: `Switch from ${from} to ${to}?` });
      return dialog.getByRole('button', { name: `Switch to ${to}` });
    },
    arrive: (demo, popup, name) => demo.expectSignIn(popup, name),
    sync: /\/data_pulls$/,
  },
  '2024-05-25': {
    findConnect: async (demo) => demo.widget.getByRole('button', { name: 'Choose your software' }),
    async findSwitch(demo, from) {
      const dialog = await demo.openSwitch();
      await expect(dialog).toContainText(`We’ll disconnect ${from}`);
      return dialog.getByRole('button', { name: 'Disconnect and continue' });
    },
    arrive: (demo, popup, name) => demo.chooseInWindow(popup, name),
    sync: /\/sync$/,
  },
};
