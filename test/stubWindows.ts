import { vi } from 'vitest';

/** A window, as seen by the page that opened it. */
export interface StubbedWindow {
  name: string;
  features: string;
  address: string;
  opener: unknown;
  closed: boolean;
  focused: number;
  location: { replace: (url: string) => void };
  focus: () => void;
  close: () => void;
}

/** Replaces `window.open`, which jsdom lacks, and records the windows. */
export function stubWindows(canOpen: boolean): StubbedWindow[] {
  const windows: StubbedWindow[] = [];
  vi.stubGlobal('open', (url: string, name: string, features: string) => {
    if (!canOpen) return null;
    const opened: StubbedWindow = {
      name,
      features,
      address: url,
      opener: window,
      closed: false,
      focused: 0,
      location: {
        replace(address) {
          if (opened.address !== '' && opened.opener === null) {
            throw new DOMException('It shows another site', 'SecurityError');
          }
          opened.address = address;
        },
      },
      focus: () => void (opened.focused += 1),
      // Browsers refuse to close a window that shows another site and has no opener.
      close: () => void (opened.closed = opened.address === '' || opened.opener !== null),
    };
    windows.push(opened);
    return opened;
  });
  return windows;
}
