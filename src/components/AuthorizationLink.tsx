import { useMessages } from './useMessages.ts';

interface AuthorizationLinkProps {
  url: string;
  /** The accounting system's. */
  name: string;
  variant?: 'primary';
}

/** Where the browser let no window open, the person opens it. */
export function AuthorizationLink({ url, name, variant }: AuthorizationLinkProps) {
  const { connect: words } = useMessages('AuthorizationLink');
  return (
    <a
      data-part="authorization-link-button"
      data-variant={variant}
      href={url}
      target="_blank"
      rel="noopener"
      title={words.newWindow}
    >
      {words.link(name)}
    </a>
  );
}
