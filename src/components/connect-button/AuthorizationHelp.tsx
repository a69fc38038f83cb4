import { connect } from '../../messages/connect.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { AuthorizationLink } from '../AuthorizationLink.tsx';
import { CopyLink } from '../CopyLink.tsx';
import { useMessages } from '../useMessages.ts';

const english = { connect };

interface AuthorizationHelpProps {
  url: string;
  /** The platform's name. */
  name: string;
  /** Whether no window opened, so that the person has to be told why there is a link. */
  isBlocked: boolean;
}

/** The link to the sign-in below the button, to open or to copy. */
export function AuthorizationHelp({ url, name, isBlocked }: AuthorizationHelpProps) {
  const { connect: words, part } = useMessages('ConnectButton', english);
  const { frame } = useAccountingContext('ConnectButton');
  return (
    <span {...frame} {...part('authorization-help')}>
      {isBlocked && (
        <span {...part('notice')} data-tone="warning">
          <span {...part('notice-text')} role="alert">
            {words.blocked}
          </span>
        </span>
      )}
      <AuthorizationLink url={url} name={name} variant="primary" />
      <CopyLink url={url} />
    </span>
  );
}
