import { signIn } from '../actions';

export default function Page() {
  return (
    <form className="sign-in" action={signIn}>
      <h1>Brightbill</h1>
      <p>Robin Vale keeps the books of two companies. This example asks for no password.</p>
      <button className="button primary">Sign in as Robin Vale</button>
    </form>
  );
}
