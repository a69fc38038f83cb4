import { spyOn } from 'storybook/test';

/** A story opens no window: the person is taken to be in it. `isClosed` reads as the browser says. */
export function stubWindow(isClosed = false): void {
  spyOn(window, 'open').mockImplementation(() => {
    const opened = Object.create(window, {
      name: { value: '', writable: true },
      opener: { value: null, writable: true },
      closed: { value: isClosed },
      location: { value: { replace: () => undefined } },
      focus: { value: () => undefined },
      close: { value: () => undefined },
    });
    return opened;
  });
}
