/** A line between two groups of items in a `Menu`. */
export function MenuSeparator() {
  return <hr data-part="menu-separator" />;
}
