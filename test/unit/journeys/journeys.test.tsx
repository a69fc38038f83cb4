import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { VERSIONS } from '../../../src/api/VERSIONS.ts';
import { chooseInMenu } from '../../chooseInMenu.ts';
import { findButton, findTitle, startJourney } from './startJourney.tsx';

const LONG = { timeout: 10_000 };

/** What differs between the versions. */
const FACTS = {
  '2023-03-14': {
    create: (platform: string) => ({ platform }),
    pull: 'data_pulls',
    waiting: (name: string) => `Finish connecting ${name} in the other window`,
    actions: ['Invoices only', 'Products only', 'Switch software', 'Disconnect'],
  },
  '2024-05-25': {
    create: () => null,
    pull: 'sync',
    waiting: () => 'Finish connecting in the other window',
    actions: ['Sync log', 'Switch software', 'Disconnect'],
  },
} as const;

describe.each(VERSIONS)('a business, in version %s of the API', (apiVersion) => {
  const { create, pull, waiting, actions } = FACTS[apiVersion];
  const findWaiting = (name: string) => findTitle(waiting(name));

  it('connects, syncs, loses and renews the access, switches and disconnects', async () => {
    const journey = startJourney(apiVersion);
    const { sandbox, press, pressIn, comeBack, events } = journey;

    await journey.start('Xero');
    expect(await findWaiting('Xero')).toBeVisible();
    await journey.signIn('xero');
    expect(await findTitle('Xero is connected')).toBeVisible();
    expect(screen.getByText(/^Start your first sync/)).toBeVisible();
    await press('More actions');
    const items = within(await screen.findByRole('menu')).getAllByRole('menuitem');
    expect(items.map(({ textContent }) => textContent)).toEqual(actions);
    await journey.user.keyboard('{Escape}');

    await journey.sync();
    expect(await findButton('Sync again')).toBeVisible();
    expect(await findTitle('Xero Connected')).toBeVisible();
    expect(screen.queryByText('Not yet')).toBeNull();

    const hasLog = apiVersion === '2024-05-25';
    if (hasLog) {
      sandbox.setPushProblems([]);
      await chooseInMenu(journey.user, 'Sync log');
      const dialog = within(await screen.findByRole('dialog', { name: 'Sync log' }));
      const [send] = await dialog.findAllByRole('button', { name: /^Send again/ }, LONG);
      if (send) await journey.user.click(send);
      await waitFor(() => expect(send).toHaveTextContent('Sent'), LONG);
      await journey.user.click(dialog.getByRole('button', { name: 'Close' }));
    }

    sandbox.deauthorize(journey.getLast().id);
    await comeBack();
    expect(await findTitle('Xero needs you to sign in again')).toBeVisible();

    await journey.startAgain('Reconnect');
    expect(await findWaiting('Xero')).toBeVisible();
    await journey.signIn('xero');
    expect(await findTitle('Xero is connected')).toBeVisible();

    await journey.startSwitch('Xero', 'FreeAgent');
    expect(await findWaiting('FreeAgent')).toBeVisible();
    await journey.signIn('freeagent');
    // The newer version names the books, and those of FreeAgent are others.
    if (hasLog) {
      expect(await findTitle('Is this the right company?')).toBeVisible();
      await press('Right company');
    }
    expect(await findTitle('FreeAgent is connected')).toBeVisible();

    await chooseInMenu(journey.user, 'Disconnect');
    await pressIn('Disconnect FreeAgent?', 'Disconnect', 'alertdialog');
    expect(await findTitle('FreeAgent is disconnected')).toBeVisible();

    expect(sandbox.connections.map(({ platform, status }) => `${platform} ${status}`)).toEqual([
      'xero disconnected',
      'xero disconnected',
      'freeagent disconnected',
    ]);
    const [first, second, third] = sandbox.connections.map(({ id }) => id);
    const sent = sandbox.requests.filter(
      ({ method, path }) => method === 'POST' && !path.endsWith('/push'),
    );
    const pushes = sandbox.requests.filter(({ path }) => path.endsWith('/push'));
    expect(pushes).toHaveLength(hasLog ? 1 : 0);
    const ROOT = '/accounting_connections';
    expect(sent.map(({ path, body }) => [path, body])).toEqual([
      [ROOT, create('xero')],
      [`${ROOT}/${first}/${pull}`, null],
      [`${ROOT}/${first}/disconnect`, null],
      [ROOT, create('xero')],
      [`${ROOT}/${second}/disconnect`, null],
      [ROOT, create('freeagent')],
      [`${ROOT}/${third}/disconnect`, null],
    ]);
    expect(
      events.map((event) => event.type + ('reason' in event ? ` ${event.reason}` : '')),
    ).toEqual([
      'connect_started',
      'authorization_opened',
      'connected',
      'pull_started',
      'pull_completed',
      ...(hasLog ? ['record_pushed'] : []),
      'deauthorized',
      'connect_started',
      'disconnected reconnect',
      'authorization_opened',
      'connected',
      'connect_started',
      'disconnected switch',
      'authorization_opened',
      'connected',
      ...(hasLog ? ['books_changed'] : []),
      'disconnected person',
    ]);
    // A long journey, which a busy machine slows down.
  }, 60_000);

  it('cancels, starts again, leaves the sign-in, and finishes it later', async () => {
    const journey = startJourney(apiVersion);
    await journey.start('Xero');
    await journey.press('Cancel');
    expect(await screen.findByText(/^Nothing was connected/)).toBeVisible();

    await journey.start('FreeAgent');
    journey.sandbox.deny(journey.getLast().id);
    await journey.press('I’ve finished');
    expect(await screen.findByText(/^We haven’t heard from /)).toBeVisible();

    await journey.signIn('freeagent');
    expect(await findTitle('FreeAgent is connected')).toBeVisible();
  });

  it('sees why a sync failed, and syncs again', async () => {
    const journey = startJourney(apiVersion);
    await journey.start('Xero');
    await journey.signIn('xero');
    await findTitle('Xero is connected');

    journey.sandbox.failNextPull('Xero is closed for the night.');
    await journey.sync();
    await journey.press('Details');
    expect(await screen.findByText('Xero is closed for the night.')).toBeVisible();
    await journey.sync();
    expect(await findButton('Sync again')).toBeVisible();
    expect(screen.queryByText('Xero is closed for the night.')).toBeNull();
  });
});
