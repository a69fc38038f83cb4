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
  'z-index',
  'log-height',
];

/**
 * Copies to a dialog what its opener inherits: the partner's variables, the font, the color scheme,
 * the language and the reading direction. Uses the CSSOM, which no CSP blocks.
 */
export function copyPlaceStyles(opener: HTMLElement, dialog: HTMLElement): void {
  const style = getComputedStyle(opener);
  // Read the parent's font, because browsers give buttons a font of their own.
  const place = getComputedStyle(opener.parentElement ?? opener);
  // As variables, because those of the partner come before them, and the stylesheet enforces a minimum size.
  dialog.style.setProperty('--accounting-font-family', place.fontFamily);
  dialog.style.setProperty('--accounting-font-size', place.fontSize);
  for (const name of VARIABLES) {
    const variable = `--accounting-${name}`;
    const value = style.getPropertyValue(variable);
    if (value) dialog.style.setProperty(variable, value);
  }
  const { direction, colorScheme } = place;
  Object.assign(dialog.style, { colorScheme });
  // A locale of ours has set them already.
  dialog.dir ||= direction;
  dialog.lang ||= opener.closest<HTMLElement>('[lang]')?.lang ?? '';
}
