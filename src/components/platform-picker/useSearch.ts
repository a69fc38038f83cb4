import { useRef, useState } from 'react';
import { useEscape } from '../dialog/useEscape.ts';

/** Holds the text of the picker's search box. Escape in a filled box only empties the box. */
export function useSearch() {
  const inputRef = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  // Neither our dialog nor a modal of the host may close then.
  useEscape({
    isActive: query !== '',
    owns: (target) => target === inputRef.current,
    onEscape: () => setQuery(''),
  });
  return { inputRef, query, setQuery };
}
