import { connect } from '../messages/connect.ts';
import { useMessages } from './useMessages.ts';

const english = { connect };

interface AuthorizationLinkProps {
  url: string;
  /** The platform's name. */
  name: string;
  variant?: 'primary';
}

/** A link for the person to open when the browser blocked the window. */
export function AuthorizationLink({ url, name, variant }: AuthorizationLinkProps) {
  const { connect: words, format, part } = useMessages('AuthorizationLink', english);
  return (
    <a
      {...part('authorization-link-button')}
      data-variant={variant}
      href={url}
      target="_blank"
      rel="noopener"
      title={words.newWindow}
    >
      {format(words.link, { name })}
    </a>
  );
}
