import { createContext } from 'react';

/** Closes the menu, gives the focus back to its button, and then runs the item's action. */
export type ChooseItem = (action: (opener: HTMLElement) => void) => void;

export const MenuContext = /* @__PURE__ */ createContext<ChooseItem | null>(null);
