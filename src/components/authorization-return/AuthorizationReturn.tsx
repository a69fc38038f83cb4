import { forwardRef, useEffect } from 'react';
import type { ComponentPropsWithoutRef } from 'react';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { useMessages } from '../useMessages.ts';

export type AuthorizationReturnProps = ComponentPropsWithoutRef<'p'>;

/**
 * For your page that people are sent to after the authorization: tells the page they came from to
 * ask the API, and closes this window, unless `authorization` is `redirect`. What is said here is
 * seen only where the browser lets no page close itself. Renders a `<p>`; its children replace the
 * sentence. Style it with `[data-part='authorization-return']`.
 */
export const AuthorizationReturn = /* @__PURE__ */ forwardRef<
  HTMLParagraphElement,
  AuthorizationReturnProps
>(function AuthorizationReturn({ children, ...paragraphProps }, ref) {
  const { session, theme, getAuthorization } = useAccountingContext('AuthorizationReturn');
  const { returned } = useMessages('AuthorizationReturn').connect;

  useEffect(() => {
    session.tell();
    // With `redirect`, this window is the product itself.
    if (getAuthorization() !== 'redirect') window.close();
  }, [session, getAuthorization]);

  return (
    <p {...paragraphProps} ref={ref} data-accounting-theme={theme} data-part="authorization-return">
      {children ?? returned}
    </p>
  );
});
