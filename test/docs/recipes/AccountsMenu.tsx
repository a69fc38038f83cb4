import { useRef } from 'react';
import { useConnectDialog } from 'react-accounting-connect';
import { Menu, MenuItem } from './Menu';

export function AccountsMenu() {
  const menuButton = useRef<HTMLButtonElement>(null);
  const { dialog, open } = useConnectDialog();
  return (
    <>
      <Menu button={menuButton}>
        <MenuItem onSelect={() => open(menuButton.current ?? undefined)}>
          Connect your books
        </MenuItem>
      </Menu>
      {dialog}
    </>
  );
}
