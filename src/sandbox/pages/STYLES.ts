/** The stylesheet of the pages: light and dark, from 320 px up. */
export const STYLES = `
:root {
  color-scheme: light dark;
  --page: #f3f4f7;
  --card: #fff;
  --text: #1b1f2a;
  --muted: #5a6172;
  --line: #d5d9e2;
  --field: #fff;
  --field-line: #8a91a3;
  --accent: #3a4fc4;
  --accent-hover: #2d3fa5;
  --on-accent: #fff;
  --soft: #eef0fb;
  --bad: #a81e2b;
  --bad-soft: #fdeced;
  --good: #1b6b3f;
  --banner: #ffe9a8;
  --on-banner: #4a3600;
  --shadow: 0 1px 2px rgb(20 25 45 / 8%), 0 12px 32px rgb(20 25 45 / 8%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #11131a;
    --card: #1b1e28;
    --text: #eceef4;
    --muted: #a5acbd;
    --line: #343949;
    --field: #12141b;
    --field-line: #6d7589;
    --accent: #a9b5ff;
    --accent-hover: #c3ccff;
    --on-accent: #141a3d;
    --soft: #242a44;
    --bad: #ffb0b5;
    --bad-soft: #3d1d22;
    --good: #8fe0b3;
    --banner: #4a3a0a;
    --on-banner: #ffe9a8;
    --shadow: 0 1px 2px rgb(0 0 0 / 40%);
  }
}
*, ::before, ::after { box-sizing: border-box; }
body {
  margin: 0;
  min-height: 100vh;
  min-height: 100dvh;
  display: flex;
  flex-direction: column;
  background: var(--page);
  color: var(--text);
  font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif;
}
.banner {
  padding: 0.5rem 1rem;
  background: var(--banner);
  color: var(--on-banner);
  font-size: 0.875rem;
  text-align: center;
}
main {
  flex: 1;
  display: grid;
  align-content: start;
  justify-items: center;
  padding: clamp(1rem, 6vh, 4rem) 1rem 2rem;
}
.card {
  width: 100%;
  max-width: 27rem;
  padding: clamp(1.25rem, 5vw, 2rem);
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: 0.875rem;
  box-shadow: var(--shadow);
  overflow-wrap: anywhere;
}
.head { display: flex; align-items: center; gap: 0.625rem; }
.mark {
  flex: none;
  display: grid;
  place-items: center;
  width: 2.25rem;
  height: 2.25rem;
  border-radius: 0.5rem;
  background: var(--soft);
  color: var(--accent);
  font-weight: 700;
}
.name { font-weight: 600; line-height: 1.25; }
.count { margin-inline-start: auto; color: var(--muted); font-size: 0.8125rem; white-space: nowrap; }
.progress { display: flex; gap: 0.25rem; margin-top: 1rem; }
.progress i { flex: 1; height: 0.25rem; border-radius: 1rem; background: var(--line); }
.progress .is-done { background: var(--accent); }
.card > h1:first-child { margin-top: 0; }
h1 { margin: 1.25rem 0 0.5rem; font-size: 1.375rem; line-height: 1.25; text-wrap: balance; }
p { margin: 0 0 1rem; }
ol, ul { margin: 0 0 1rem; padding-inline-start: 1.25rem; }
li { margin-block: 0.25rem; }
li::marker { color: var(--accent); font-weight: 600; }
.card > :last-child, form > :last-child, aside > :last-child { margin-bottom: 0; }
a { color: var(--accent); }
.note { color: var(--muted); font-size: 0.875rem; }
.alert {
  padding: 0.625rem 0.875rem;
  border-inline-start: 0.25rem solid var(--bad);
  border-radius: 0.375rem;
  background: var(--bad-soft);
  color: var(--bad);
}
.success::before { content: '✓ '; color: var(--good); font-weight: 700; }
.field { margin-bottom: 1rem; }
.field label, legend { display: block; margin-bottom: 0.25rem; padding: 0; font-weight: 600; }
.field label { font-size: 0.9375rem; }
.field input {
  width: 100%;
  min-height: 2.75rem;
  padding: 0.5rem 0.75rem;
  border: 1px solid var(--field-line);
  border-radius: 0.5rem;
  background: var(--field);
  color: inherit;
  font: inherit;
}
.field input[aria-invalid='true'] { border-color: var(--bad); }
fieldset { margin: 0 0 1rem; padding: 0; border: 0; }
.option {
  display: flex;
  align-items: center;
  gap: 0.625rem;
  min-height: 2.75rem;
  padding: 0.5rem 0.75rem;
  border: 1px solid var(--line);
  border-radius: 0.5rem;
  cursor: pointer;
}
.option + .option { margin-top: 0.5rem; }
.option:has(:checked) { border-color: var(--accent); background: var(--soft); }
.option input { flex: none; width: 1.125rem; height: 1.125rem; margin: 0; accent-color: var(--accent); }
dl { margin: 0; }
.summary { margin-bottom: 1.25rem; border-block: 1px solid var(--line); }
.summary div { padding: 0.625rem 0; }
.summary div + div { border-top: 1px solid var(--line); }
dt { color: var(--muted); font-size: 0.875rem; }
dd { margin: 0; }
.summary dd { font-weight: 600; }
.buttons { display: flex; flex-wrap: wrap; gap: 0.75rem; margin-top: 1.25rem; }
button {
  flex: 1 1 7rem;
  min-height: 2.75rem;
  padding: 0.5rem 0.75rem;
  white-space: nowrap;
  border: 1px solid var(--field-line);
  border-radius: 0.5rem;
  background: transparent;
  color: inherit;
  font: inherit;
  font-weight: 600;
  cursor: pointer;
}
button:hover { background: var(--soft); }
.primary { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
.primary:hover { border-color: var(--accent-hover); background: var(--accent-hover); }
:focus-visible { outline: 0.1875rem solid var(--accent); outline-offset: 0.125rem; }
.option:has(:focus-visible) { outline: 0.1875rem solid var(--accent); outline-offset: 0.125rem; }
.option :focus-visible { outline: none; }
aside {
  margin-top: 1.5rem;
  padding: 0.75rem 0.875rem;
  border: 1px dashed var(--line);
  border-radius: 0.5rem;
  font-size: 0.875rem;
}
aside p { margin-bottom: 0.375rem; color: var(--muted); }
aside div { display: flex; flex-wrap: wrap; gap: 0 0.75rem; }
aside dt { flex: 0 0 7rem; }
code { font: 0.875em ui-monospace, 'SF Mono', Menlo, Consolas, monospace; user-select: all; }
@media (min-width: 26rem) {
  .summary div { display: grid; grid-template-columns: 9rem 1fr; }
}
`.trimStart();
