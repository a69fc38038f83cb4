import { forwardRef } from 'react';
import type { ComponentPropsWithoutRef } from 'react';
import { useAuthorizationReturn } from '../../hooks/useAuthorizationReturn.ts';
import { connect } from '../../messages/connect.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { useMessages } from '../useMessages.ts';

const english = { connect };

/** Props of `AuthorizationReturn`. */
export type AuthorizationReturnProps = ComponentPropsWithoutRef<'p'>;

/**
 * Render it on the page that people return to after the authorization. It tells the page they came
 * from to refetch, and closes this window if `authorization` is `popup` or `tab`. People see its
 * text only if the window stays open. Renders a `<p>`; its children replace the default sentence.
 * Style it with `[data-part='authorization-return']`.
 */
export const AuthorizationReturn = /* @__PURE__ */ forwardRef<
  HTMLParagraphElement,
  AuthorizationReturnProps
>(function AuthorizationReturn({ children, ...paragraphProps }, ref) {
  const { theme, frame, getAuthorization } = useAccountingContext('AuthorizationReturn');
  const { connect: words, part } = useMessages('AuthorizationReturn', english);

  useAuthorizationReturn();

  return (
    <p
      {...frame}
      {...paragraphProps}
      ref={ref}
      data-accounting-theme={theme}
      {...part('authorization-return', paragraphProps.className)}
    >
      {children ?? (getAuthorization() === 'redirect' ? words.returnedHere : words.returned)}
    </p>
  );
});
