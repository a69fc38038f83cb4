import { forwardRef } from 'react';
import type { ComponentPropsWithoutRef } from 'react';
import { useConnection } from '../../hooks/useConnection.ts';
import { usePull } from '../../hooks/usePull.ts';
import { status } from '../../messages/status.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { FailureNotice } from '../FailureNotice.tsx';
import { RelativeTime } from '../RelativeTime.tsx';
import { useMessages } from '../useMessages.ts';
import { usePlatformName } from '../usePlatformName.ts';
import { getStatusText } from './getStatusText.ts';

const english = { status };

/** Props of `ConnectionStatus`. */
export type ConnectionStatusProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'>;

/**
 * Shows the connection's status, the last pull and the next one. Renders a `<div>`.
 * Style it with `[data-part='connection-status']` and `data-status`. Its parts are
 * `connection-status-text`, `connection-organization` and `connection-times`, and a `notice` if checking failed.
 */
export const ConnectionStatus = /* @__PURE__ */ forwardRef<HTMLDivElement, ConnectionStatusProps>(
  function ConnectionStatus(divProps, ref) {
    const all = useMessages('ConnectionStatus', english);
    const { status: words } = all;
    const { theme, frame, part } = useAccountingContext('ConnectionStatus');
    const { connection, status, isLoading, error, refresh } = useConnection();
    const { lastPulledAt, nextPullAt } = usePull();
    const name = usePlatformName('ConnectionStatus')(connection?.platform);
    const organization = connection?.businessInfo?.name;
    const isConnected = status === 'connected';
    // Retryable errors are retried automatically.
    const failure = status === undefined || !error?.isRetryable ? error : undefined;

    return (
      <div
        {...frame}
        {...divProps}
        ref={ref}
        data-accounting-theme={theme}
        {...part('connection-status', divProps.className)}
        data-status={status ?? (isLoading ? 'loading' : 'error')}
      >
        {/* Keep the times out of the live region, which would announce every change. */}
        <output {...part('connection-status-line')}>
          <span {...part('connection-status-text')}>
            {status === undefined && failure ? words.loadFailed : getStatusText(status, name, all)}
          </span>
          {isConnected && organization && (
            <span {...part('connection-organization')}>{organization}</span>
          )}
        </output>
        {failure && (
          <>
            <FailureNotice error={failure} live="status" />
            <button type="button" {...part('retry-button')} onClick={() => void refresh()}>
              {words.retry}
            </button>
          </>
        )}
        {(isConnected || lastPulledAt) && (
          <p {...part('connection-times')}>
            <span {...part('connection-time')}>
              {lastPulledAt ? (
                <>
                  <span {...part('connection-time-label')}>{`${words.lastPulled} `}</span>
                  <RelativeTime at={lastPulledAt} direction="past" now={words.justNow} />
                </>
              ) : (
                words.neverPulled
              )}
            </span>
            {nextPullAt && (
              <span {...part('connection-time')}>
                <span {...part('connection-time-label')}>{`${words.nextPull} `}</span>
                <RelativeTime at={nextPullAt} direction="future" now={words.dueNow} />
              </span>
            )}
          </p>
        )}
      </div>
    );
  },
);
