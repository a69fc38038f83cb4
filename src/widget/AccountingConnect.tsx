import { forwardRef } from 'react';
import type { ComponentPropsWithoutRef } from 'react';
import type { PickerOptions } from '../components/platform-picker/PickerOptions.ts';
import { takePickerOptions } from '../components/platform-picker/takePickerOptions.ts';
import type { SyncLogOptions } from '../components/sync-log/SyncLogOptions.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';
import type { HeadingLevel } from './HeadingLevel.ts';
import { useWidgetEvents } from './useWidgetEvents.ts';
import type { WidgetCallbacks } from './useWidgetEvents.ts';
import { useWidgetMessages } from './useWidgetMessages.ts';
import { Widget } from './Widget.tsx';
import { WidgetBoundary } from './WidgetBoundary.tsx';

/** Props of `AccountingConnect`. */
export interface AccountingConnectProps
  extends
    Omit<ComponentPropsWithoutRef<'section'>, 'children' | 'onError'>,
    WidgetCallbacks,
    PickerOptions,
    SyncLogOptions {
  /** The level of the widget's heading in the outline of your page. @default 2 */
  headingLevel?: HeadingLevel | undefined;
  /**
   * Whether the first sync starts when the person has connected on this page. Otherwise the widget
   * offers it. If the books differ from those before, the person confirms them first.
   * @default false
   */
  startFirstSync?: boolean | undefined;
}

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
    const {
      headingLevel = 2,
      startFirstSync = false,
      recordTypes,
      renderRecord,
      getRecordUrl,
      onFixRecord,
      ...sectionProps
    } = others;
    const { entityId, theme, frame } = useAccountingContext('AccountingConnect');
    const { widget, status, part } = useWidgetMessages();
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
      ...part('accounting-connect', sectionProps.className),
    };
    return (
      <WidgetBoundary
        // Reset all state when the entity changes.
        key={entityId}
        renderCrash={(retry) => (
          <section {...sectionFrame} ref={ref} data-status="error">
            <div {...part('widget-content')}>
              <p {...part('notice')} data-tone="error" role="alert">
                {widget.crashed}
              </p>
              <div {...part('widget-actions')}>
                <button type="button" {...part('widget-button')} onClick={retry}>
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
          headingLevel={headingLevel}
          startFirstSync={startFirstSync}
          pickerOptions={pickerOptions}
          logOptions={{ recordTypes, renderRecord, getRecordUrl, onFixRecord }}
        />
      </WidgetBoundary>
    );
  },
);
