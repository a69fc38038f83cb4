/** In a shorter word, one other letter makes another word. */
const SHORTEST = 4;

/**
 * Whether somebody who types this word may mean that one or its beginning: one letter is wrong,
 * missing or too many, or two are swapped.
 */
export function isSlip(typed: string, word: string): boolean {
  if (typed.length < SHORTEST) return false;
  let same = 0;
  while (same < typed.length && typed[same] === word[same]) same += 1;
  const [a, b] = [typed.slice(same), word.slice(same)];
  const isSwapped = a[0] === b[1] && a[1] === b[0];
  return (
    b.slice(1).startsWith(a) ||
    b.startsWith(a.slice(1)) ||
    b.slice(1).startsWith(a.slice(1)) ||
    (isSwapped && b.slice(2).startsWith(a.slice(2)))
  );
}
