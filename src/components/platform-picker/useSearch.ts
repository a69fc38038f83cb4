import { useRef, useState } from 'react';
import { getFocused } from '../../lib/getFocused.ts';
import { useEscape } from '../dialog/useEscape.ts';

/** Holds the text of the picker's search box. Escape in a filled box only empties the box. */
export function useSearch() {
  const inputRef = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  // Neither our dialog nor a modal of the host may close then.
  useEscape({
    isActive: query !== '',
    getElement: () => inputRef.current,
    owns: () => inputRef.current !== null && getFocused(inputRef.current) === inputRef.current,
    onEscape: () => setQuery(''),
  });
  return { inputRef, query, setQuery };
}
