import { spyOn } from 'storybook/test';

/** Fakes `window.open`, so stories open no real window. `isClosed` sets the fake's `closed`. */
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
