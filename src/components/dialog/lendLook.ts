/** The public variables: what a partner may set on any ancestor of our parts. */
const VARIABLES = [
  'accent',
  'on-accent',
  'background',
  'surface',
  'text',
  'muted',
  'border',
  'danger',
  'success',
  'warning',
  'radius',
  'spacing',
  'font-family',
  'font-size',
];

/**
 * Gives a dialog at the end of `body` what it would inherit in the place of its opener: the
 * partner's variables, the font and the reading direction. Through the CSSOM, so no CSP minds.
 */
export function lendLook(opener: HTMLElement, dialog: HTMLElement): void {
  const look = getComputedStyle(opener);
  for (const name of VARIABLES) {
    const variable = `--accounting-${name}`;
    const value = look.getPropertyValue(variable);
    if (value) dialog.style.setProperty(variable, value);
  }
  // Not the button's own font: browsers give buttons one of theirs.
  const { fontFamily, direction } = getComputedStyle(opener.parentElement ?? opener);
  dialog.style.fontFamily = fontFamily;
  dialog.style.direction = direction;
}
