import { forwardRef } from 'react';
import type { ComponentPropsWithoutRef } from 'react';
import type { PlatformKey } from '../../api/PlatformKey.ts';
import { consent } from '../../messages/consent.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { useMessages } from '../useMessages.ts';
import { usePlatformName } from '../usePlatformName.ts';

const english = { consent };

/** Props of `ConsentNotice`. */
export interface ConsentNoticeProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** The key of the platform that the text names. @default "your accounting software" */
  platform?: PlatformKey | (string & {}) | undefined;
}

/**
 * Says what is read from the accounting software, what is changed there, for how long, and how the
 * access ends. If the provider's `consent` has a `text`, shows that text instead. Renders a `<div>`.
 * The ref gives you the element, whose `innerText` is what the person saw.
 * Style it with `[data-part='consent-notice']`. Its parts are `consent-lines` and `consent-line`, or
 * `consent-text` if your text is a string.
 */
export const ConsentNotice = /* @__PURE__ */ forwardRef<HTMLDivElement, ConsentNoticeProps>(
  function ConsentNotice({ platform, ...divProps }, ref) {
    const { consent: words, format, join, part } = useMessages('ConsentNotice', english);
    const { theme, frame, canPush, consent: asked } = useAccountingContext('ConsentNotice');
    const name = usePlatformName('ConsentNotice')(platform);
    const own = asked?.text;

    function getContent() {
      if (typeof own === 'string' && own !== '') {
        return <p {...part('consent-text')}>{format(own, { name })}</p>;
      }
      if (own) return own;
      const lines = [
        format(canPush ? words.readsMore : words.reads, { name }),
        format(canPush ? words.addsOnly : words.changesNothing, { name }),
        join(words.lasts, words.ends),
      ];
      return (
        <ul {...part('consent-lines')}>
          {lines.map((line) => (
            <li key={line} {...part('consent-line')}>
              {line}
            </li>
          ))}
        </ul>
      );
    }

    return (
      <div
        {...frame}
        {...divProps}
        ref={ref}
        data-accounting-theme={theme}
        {...part('consent-notice', divProps.className)}
      >
        {getContent()}
      </div>
    );
  },
);
