/** Whether an input method uses the key. Safari tells only by the key code, once it has composed. */
export const isComposing = ({ isComposing: isUsed, keyCode }: KeyboardEvent) =>
  isUsed || keyCode === 229;
