import type { ComponentProps, MouseEvent } from 'react';
import { look } from './look.ts';

/** A link within the product. A real `<a>`, so that people can open it in a new tab. */
export function Link({ href: path, ...props }: ComponentProps<'a'> & { href: string }) {
  const href = look.base + path;
  const handleClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    if (href !== window.location.pathname) window.history.pushState(null, '', href);
    window.dispatchEvent(new PopStateEvent('popstate'));
    window.scrollTo(0, 0);
  };
  return (
    <a {...props} href={href} onClick={handleClick}>
      {props.children}
    </a>
  );
}
