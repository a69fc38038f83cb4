import { useInsertionEffect } from 'react';

/** Puts a stylesheet into the page while it is mounted, so that no other story sees it. */
export function PageStyles({ css }: { css: string }) {
  useInsertionEffect(() => {
    const style = document.createElement('style');
    style.textContent = css;
    document.head.prepend(style);
    return () => style.remove();
  }, [css]);
  return null;
}
