import { AccountingConnect } from 'react-accounting-connect';

export function SettingsPage() {
  return (
    <>
      <h1>Accounting</h1>
      <AccountingConnect />
    </>
  );
}
