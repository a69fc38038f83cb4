/** The public CSS variables. A partner may set them on any ancestor of our parts. */
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
 * Gives a dialog at the end of `body` the styles that its opener inherits: the partner's variables,
 * the font and the reading direction. Uses the CSSOM, which no CSP blocks.
 */
export function lendLook(opener: HTMLElement, dialog: HTMLElement): void {
  const look = getComputedStyle(opener);
  for (const name of VARIABLES) {
    const variable = `--accounting-${name}`;
    const value = look.getPropertyValue(variable);
    if (value) dialog.style.setProperty(variable, value);
  }
  // Read the parent's font, because browsers give buttons a font of their own.
  const { fontFamily, direction } = getComputedStyle(opener.parentElement ?? opener);
  dialog.style.fontFamily = fontFamily;
  dialog.style.direction = direction;
}
