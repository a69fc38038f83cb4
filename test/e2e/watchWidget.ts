import type { Page } from '@playwright/test';

/** What the widget showed from this time on, by this computer's clock. */
export interface WidgetMoment {
  at: number;
  status: string;
  phase: string;
}

declare global {
  interface Window {
    widgetMoments?: WidgetMoment[];
    /** When the page last got focus. */
    focusedAt?: number;
  }
}

/** Records what the widget shows, in every load of the page from now on. */
export async function watchWidget(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const moments: WidgetMoment[] = [];
    window.widgetMoments = moments;
    window.addEventListener('focus', () => (window.focusedAt = Date.now()), true);
    const observer = new MutationObserver(() => {
      const widget = document.querySelector<HTMLElement>('section[data-status]');
      if (!widget) return;
      const { status = '', phase = '' } = widget.dataset;
      const last = moments.at(-1);
      if (status === last?.status && phase === last.phase) return;
      moments.push({ at: Date.now(), status, phase });
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true });
  });
}

export const getMoments = (page: Page): Promise<WidgetMoment[]> =>
  page.evaluate(() => window.widgetMoments ?? []);
