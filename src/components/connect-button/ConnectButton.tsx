import { forwardRef } from 'react';
import type { ComponentPropsWithoutRef } from 'react';
import { getPlatforms } from '../../api/getPlatforms.ts';
import type { PlatformKey } from '../../api/PlatformKey.ts';
import { useConnect } from '../../hooks/useConnect.ts';
import { useConsent } from '../../hooks/useConsent.ts';
import { useConnection } from '../../hooks/useConnection.ts';
import { usePlatforms } from '../../hooks/usePlatforms.ts';
import { composeEventHandlers } from '../../lib/composeEventHandlers.ts';
import { chosenThere } from '../../messages/chosenThere.ts';
import { connect } from '../../messages/connect.ts';
import { errors } from '../../messages/errors.ts';
import { failures } from '../../messages/failures.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { FailureNotice } from '../FailureNotice.tsx';
import { getIntentProps } from '../dialog/getIntentProps.ts';
import { useIdlePrefetch } from '../dialog/useIdlePrefetch.ts';
import type { PickerOptions } from '../platform-picker/PickerOptions.ts';
import { takePickerOptions } from '../platform-picker/takePickerOptions.ts';
import { useMessages } from '../useMessages.ts';
import { usePlatform } from '../usePlatform.ts';
import { usePlatformName } from '../usePlatformName.ts';
import { useReason } from '../useReason.tsx';
import { AuthorizationHelp } from './AuthorizationHelp.tsx';
import { getConnectButtonLabel } from './getConnectButtonLabel.ts';
import { getConnectButtonState } from './getConnectButtonState.ts';
import { needsPreparation } from './needsPreparation.ts';
import { usePickerDialog } from './usePickerDialog.tsx';

const english = { chosenThere, connect, errors, failures };

/** Props of `ConnectButton`. */
export interface ConnectButtonProps extends ComponentPropsWithoutRef<'button'>, PickerOptions {
  /**
   * Connects this platform at once, or after a dialog lists what it needs first, such as an administrator or the
   * person's consent. Without it, the person chooses a platform in the dialog. In API version 2024-05-25, the button
   * connects at once, and the person chooses while signing in. Its label still names the platform, and its tooltip
   * says where the person chooses.
   */
  platform?: PlatformKey | (string & {}) | undefined;
  /**
   * Whether to show below the button why connecting failed. If you show several buttons, show it below only one of them. @default true
   */
  showError?: boolean | undefined;
}

/**
 * Connects an accounting platform, or resumes a pending connection. Renders a `<button>`, followed
 * by a `notice` if connecting failed. If no window opened, a notice that says so, a link and a copy button follow.
 * Style it with `[data-part='connect-button']`, `data-status` and `data-phase`. The link is in
 * `authorization-help`, with the parts `notice`, `authorization-link-button`, `copy-button`,
 * `copy-outcome`, `copy-field` and `copy-input`.
 */
export const ConnectButton = /* @__PURE__ */ forwardRef<HTMLButtonElement, ConnectButtonProps>(
  function ConnectButton({ platform: wanted, showError = true, children, onClick, ...props }, ref) {
    const { pickerOptions, others: buttonProps } = takePickerOptions(props);
    const {
      chosenThere,
      connect: words,
      errors,
      failures,
      format,
    } = useMessages('ConnectButton', english);
    const { theme, frame, part } = useAccountingContext('ConnectButton');
    const { status, isLoading, isReadOnly } = useConnection();
    const connecting = useConnect();
    const { connection, authorizationUrl, authorizationWindow, phase, error } = connecting;
    const getName = usePlatformName('ConnectButton');
    const { canChoosePlatform } = usePlatforms();
    // Where the person chooses while signing in, a platform is only a wish.
    const platform = canChoosePlatform ? wanted : undefined;
    const own = usePlatform(platform);
    const { needsConsent } = useConsent();
    const picker = usePickerDialog({
      ...pickerOptions,
      // The person has to agree to a platform that nobody lists, too.
      platform: own ?? getPlatforms(platform === undefined ? [] : [platform])[0],
      onChoose: (key, options) => void connecting.connect(key, options),
    });

    const state = getConnectButtonState({ platform, connection, status, phase, isLoading });
    const isOwn = platform === undefined || connecting.platform === platform;
    const name = getName(platform ?? connection?.platform);
    const start =
      wanted === undefined ? words.choose : format(words.connect, { name: getName(wanted) });
    const isOccupied = state === 'occupied' || state === 'connected';
    const isBusy = ['creating', 'canceling'].includes(state) || picker.step === 'loading';
    const isInert = isReadOnly || isBusy || isOccupied || state === 'loading';
    const isStart = state === 'ready' || state === 'failed';
    const isChosenHere = canChoosePlatform && (platform === undefined || needsPreparation(own));
    const needsDialog = !isReadOnly && isStart && (isChosenHere || needsConsent(platform));

    useIdlePrefetch(needsDialog, picker.prefetch);

    const isLink =
      !isReadOnly && isOwn && authorizationWindow === 'link' && authorizationUrl !== null;

    const isAboutThis = isOwn && !isBusy && connecting.failedAction === 'connect';
    const ownError = isAboutThis ? error : undefined;
    const failure = picker.failure ? { code: picker.failure } : ownError;
    const sentence = failure && errors[failure.code];

    function getHint() {
      if (isReadOnly) return errors.read_only;
      if (isOccupied) return format(words.occupied, { name: getName(connection?.platform) });
      if (isStart && !canChoosePlatform) return sentence ?? chosenThere;
      return state === 'waiting' ? words.waitingHint : sentence;
    }

    const reason = useReason(getHint(), buttonProps['aria-describedby']);
    return (
      <>
        <button
          type="button"
          title={getHint()}
          aria-haspopup={needsDialog ? 'dialog' : undefined}
          {...frame}
          {...buttonProps}
          {...getIntentProps(buttonProps, () => needsDialog && picker.prefetch())}
          ref={ref}
          aria-describedby={reason.describedBy}
          data-accounting-theme={theme}
          {...part('connect-button', buttonProps.className)}
          // The link below is the main action then.
          {...(isLink && { 'data-variant': 'secondary' })}
          data-status={status ?? (isLoading ? 'loading' : 'error')}
          data-phase={phase}
          aria-disabled={isInert || undefined}
          aria-busy={isBusy || state === 'waiting' || undefined}
          onClick={composeEventHandlers(onClick, (event) => {
            if (isInert) return;
            if (needsDialog) picker.show(event.currentTarget);
            else if (state === 'waiting') connecting.reopen();
            else void connecting.connect(wanted);
          })}
        >
          {children ?? getConnectButtonLabel(state, { words, format, start, name, isOwn })}
        </button>
        {reason.element}
        {(showError || picker.failure) && failure && (
          <FailureNotice what={!picker.failure && failures.connect} error={failure} frame={frame} />
        )}
        {isLink && (
          <AuthorizationHelp url={authorizationUrl} name={name} isBlocked={phase === 'blocked'} />
        )}
        {picker.dialog}
      </>
    );
  },
);
