/** Shown if the product itself cannot start. */
export function ErrorScreen() {
  return (
    <main className="error-screen">
      <h1>Tidewell isn’t responding</h1>
      <p>Is the demo still running? Start it again and reload this page.</p>
      <button type="button" className="button" onClick={() => window.location.reload()}>
        Reload
      </button>
    </main>
  );
}
