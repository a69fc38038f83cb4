import type { ReactNode } from 'react';
import type { AccountingError } from '../api/AccountingError.ts';
import { errors } from '../messages/errors.ts';
import { failures } from '../messages/failures.ts';
import type { AccountingContextValue } from '../provider/AccountingContext.ts';
import { Disclosure } from './Disclosure.tsx';
import { useMessages } from './useMessages.ts';

const english = { errors, failures };

interface FailureNoticeProps {
  /** What failed, as a sentence. Without it, the cause says enough. */
  what?: string | false | undefined;
  /** Why. `undefined` if that is no longer known. */
  error: (Pick<AccountingError, 'code'> & { requestId?: string | undefined }) | undefined;
  /** The attributes of an outermost element, if the notice stands beside a part and not in one. */
  frame?: AccountingContextValue['frame'] | undefined;
  /** How a screen reader hears of it: at once, after what it is reading, or from something else. @default 'alert' */
  live?: 'alert' | 'status' | 'none' | undefined;
  /** What else is known, in the words of somebody else. */
  details?: ReactNode;
}

/**
 * Says what failed, why, and what to do about it. The reference for support is under "Details". Beside
 * a button, it consists of elements that may stand in a paragraph.
 */
export function FailureNotice(props: FailureNoticeProps) {
  const { what, error, frame, live = 'alert', details } = props;
  const { errors, failures, format, join, part } = useMessages('FailureNotice', english);
  const [Box, Text] = frame ? (['span', 'span'] as const) : (['div', 'p'] as const);
  return (
    <Box {...frame} {...part('notice')} data-tone="error">
      <Text {...part('notice-text')} role={live === 'none' ? undefined : live}>
        {join(what, error && errors[error.code])}
      </Text>
      {(details || error?.requestId) && (
        <Disclosure title={failures.details}>
          {details}
          {error?.requestId && (
            <small {...part('notice-reference')}>
              {format(failures.reference, { id: error.requestId })}
            </small>
          )}
        </Disclosure>
      )}
    </Box>
  );
}
