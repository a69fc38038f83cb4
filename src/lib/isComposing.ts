/**
 * Whether an input method uses the key. For the key that ends a
 * composition, Safari only sets 229.
 */
export const isComposing = ({ isComposing: isUsed, keyCode }: KeyboardEvent) =>
  isUsed || keyCode === 229;
