import { forwardRef } from 'react';
import type { ComponentPropsWithoutRef } from 'react';
import { useAuthorizationReturn } from '../../hooks/useAuthorizationReturn.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { useMessages } from '../useMessages.ts';

export type AuthorizationReturnProps = ComponentPropsWithoutRef<'p'>;

/**
 * For your page that people are sent to after the authorization: tells the page they came from to
 * ask the API, and closes this window where `authorization` is `popup` or `tab`. What is said here
 * is seen where it stays. Renders a `<p>`; its children replace the
 * sentence. Style it with `[data-part='authorization-return']`.
 */
export const AuthorizationReturn = /* @__PURE__ */ forwardRef<
  HTMLParagraphElement,
  AuthorizationReturnProps
>(function AuthorizationReturn({ children, ...paragraphProps }, ref) {
  const { theme } = useAccountingContext('AuthorizationReturn');
  const { returned } = useMessages('AuthorizationReturn').connect;

  useAuthorizationReturn();

  return (
    <p {...paragraphProps} ref={ref} data-accounting-theme={theme} data-part="authorization-return">
      {children ?? returned}
    </p>
  );
});
