import { AccountingConnect } from 'react-accounting-connect';

export default function Settings() {
  return (
    <>
      <h1>Accounting</h1>
      <AccountingConnect />
    </>
  );
}
