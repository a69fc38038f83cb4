import { useMemo } from 'react';
import { DisconnectButton } from '../components/disconnect-button/DisconnectButton.tsx';
import { useMessages } from '../components/useMessages.ts';
import { AccountingContext } from '../provider/AccountingContext.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';

/**
 * Leaves this system for another: the same question as for disconnecting, with the reason in it.
 * Only after the API has ended this connection can another be chosen.
 */
export function SwitchButton({ onClick }: { onClick: () => void }) {
  const context = useAccountingContext('AccountingConnect');
  const { widget } = useMessages('AccountingConnect');
  const own = useMemo(
    () => ({
      ...context,
      messages: {
        ...context.messages,
        disconnectDialog: { ...context.messages?.disconnectDialog, ends: widget.switchEnds },
      },
    }),
    [context, widget.switchEnds],
  );
  return (
    <AccountingContext.Provider value={own}>
      <DisconnectButton data-variant="link" onClick={onClick}>
        {widget.switch}
      </DisconnectButton>
    </AccountingContext.Provider>
  );
}
