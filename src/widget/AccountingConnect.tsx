import { forwardRef } from 'react';
import type { ComponentPropsWithoutRef } from 'react';
import type { PickerOptions } from '../components/platform-picker/PickerOptions.ts';
import { takePickerOptions } from '../components/platform-picker/takePickerOptions.ts';
import type { SyncLogOptions } from '../components/sync-log/SyncLogOptions.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';
import { useWidgetEvents } from './useWidgetEvents.ts';
import type { WidgetCallbacks } from './useWidgetEvents.ts';
import { useWidgetMessages } from './useWidgetMessages.ts';
import { Widget } from './Widget.tsx';
import { WidgetBoundary } from './WidgetBoundary.tsx';

export interface AccountingConnectProps
  extends
    Omit<ComponentPropsWithoutRef<'section'>, 'children' | 'onError'>,
    WidgetCallbacks,
    PickerOptions,
    SyncLogOptions {}

/**
 * The drop-in widget: connects, shows, pulls from and disconnects the entity's accounting platform.
 * Renders a `<section>`. A crash inside the widget does not reach the host page.
 * Style it with `[data-part='accounting-connect']`, `data-status` and `data-phase`.
 */
export const AccountingConnect = /* @__PURE__ */ forwardRef<HTMLElement, AccountingConnectProps>(
  function AccountingConnect(
    { onConnected, onDisconnected, onBooksChanged, onCancel, onPullCompleted, onError, ...props },
    ref,
  ) {
    const { pickerOptions, others } = takePickerOptions(props);
    const { recordTypes, renderRecord, getRecordUrl, onFixRecord, ...sectionProps } = others;
    const { entityId, theme, frame } = useAccountingContext('AccountingConnect');
    const { widget, status } = useWidgetMessages();
    useWidgetEvents({
      onConnected,
      onDisconnected,
      onBooksChanged,
      onCancel,
      onPullCompleted,
      onError,
    });

    const sectionFrame = {
      'aria-label': widget.label,
      ...frame,
      ...sectionProps,
      'data-accounting-theme': theme,
      'data-part': 'accounting-connect',
    };
    return (
      <WidgetBoundary
        // Reset all state when the entity changes.
        key={entityId}
        renderCrash={(retry) => (
          <section {...sectionFrame} ref={ref} data-status="error">
            <div data-part="widget-content">
              <p data-part="widget-notice" data-tone="error" role="alert">
                {widget.crashed}
              </p>
              <div data-part="widget-actions">
                <button type="button" data-part="widget-button" onClick={retry}>
                  {status.retry}
                </button>
              </div>
            </div>
          </section>
        )}
      >
        <Widget
          {...sectionFrame}
          ref={ref}
          pickerOptions={pickerOptions}
          logOptions={{ recordTypes, renderRecord, getRecordUrl, onFixRecord }}
        />
      </WidgetBoundary>
    );
  },
);
