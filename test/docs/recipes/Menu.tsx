import { createContext, useContext, useState, type ReactNode, type RefObject } from 'react';

interface MenuProps {
  button: RefObject<HTMLButtonElement | null>;
  children: ReactNode;
}

const CloseContext = createContext(() => {});

/** Stands for the menu of your own design system. It closes when an item is chosen. */
export function Menu({ button, children }: MenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <CloseContext.Provider value={() => setIsOpen(false)}>
      <button ref={button} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        Accounts
      </button>
      {isOpen && <div className="menu">{children}</div>}
    </CloseContext.Provider>
  );
}

export function MenuItem({ onSelect, children }: { onSelect: () => void; children: ReactNode }) {
  const close = useContext(CloseContext);
  return (
    <button
      onClick={() => {
        onSelect();
        close();
      }}
    >
      {children}
    </button>
  );
}
