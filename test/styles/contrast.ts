type Rgb = [red: number, green: number, blue: number];

const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

/** Paints the colors over each other, and returns the resulting color. */
export function paint(colors: string[]): Rgb {
  if (!context) throw new Error('This browser has no canvas.');
  for (const color of colors) {
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

function getLuminance(color: Rgb): number {
  const [red, green, blue] = color.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

type GetFills = (element: Element) => string[];

/**
 * Returns a function that reads the fills behind an element's words, starting with the page's. Reads each
 * element once, so make a new one after each change.
 */
function createFillReader(): GetFills {
  const known = new Map<Element, string[]>();
  function getFills(element: Element): string[] {
    const kept = known.get(element);
    if (kept) return kept;
    const own = getComputedStyle(element).backgroundColor;
    const around = element.parentElement ? getFills(element.parentElement) : [];
    const fills = own === 'rgba(0, 0, 0, 0)' ? around : [...around, own];
    known.set(element, fills);
    return fills;
  }
  return getFills;
}

const contrasts = new Map<string, number>();

/** Returns the WCAG 2 contrast between a color and the fills below it. */
function getContrast(fills: string[], color: string): number {
  const key = [...fills, color].join();
  const known = contrasts.get(key);
  if (known !== undefined) return known;
  const [dark = 0, light = 0] = [paint(fills), paint([...fills, color])]
    .map(getLuminance)
    .toSorted((a, b) => a - b);
  const contrast = (light + 0.05) / (dark + 0.05);
  contrasts.set(key, contrast);
  return contrast;
}

function describeFault(element: Element, what: string, contrast: number, least: number): string[] {
  if (contrast >= least) return [];
  return [`${element.getAttribute('data-part')} ${what} ${contrast.toFixed(2)}:1`];
}

const isShown = (element: Element) => {
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1 && element.checkVisibility();
};

/** Lists our words whose contrast with their ground is too low. */
export function findWeakWords(least = 4.5): string[] {
  const faults: string[] = [];
  const getFills = createFillReader();
  for (const element of document.querySelectorAll('[data-accounting-theme], [data-part]')) {
    const hasText = [...element.childNodes].some(
      (node) => node instanceof Text && node.data.trim() !== '',
    );
    const check = (pseudo?: string) => {
      const { color } = getComputedStyle(element, pseudo);
      const contrast = getContrast(getFills(element), color);
      faults.push(...describeFault(element, `words${pseudo ?? ''}`, contrast, least));
    };
    if (isShown(element)) {
      if (hasText) check();
      if (element.matches('input')) check('::placeholder');
      if (element.matches('[data-part=close-button]')) check('::before');
      if (element.matches('[aria-current]')) check('::after');
    }
  }
  return faults;
}

/** Our elements in our boxes, whose ground is ours. */
const IN_BOXES = ':is([data-part=accounting-connect], [role=dialog], [role=alertdialog]) *';
/** All our elements, including parts on the page's own ground. */
export const ANYWHERE = '[data-accounting-theme], [data-accounting-theme] *';
const CONTROLS = `[data-part$=-button]:not([data-variant=link], [data-variant=quiet],
  [data-part=close-button], [data-part=menu-button], [role=menuitem]), input, [aria-current],
  [data-part=notice]`;

/** Lists the controls and notices whose shape has too little contrast with their ground. */
export function findWeakEdges(places = IN_BOXES): string[] {
  const getFills = createFillReader();
  return [...document.querySelectorAll(`:is(${places}):is(${CONTROLS})`)]
    .filter(isShown)
    .flatMap((element) => {
      const style = getComputedStyle(element);
      const around = getFills(element.parentElement ?? element);
      const border = getContrast(around, style.borderTopColor);
      const fill = getContrast(around, style.backgroundColor);
      return describeFault(element, 'edge', Math.max(border, fill), 3);
    });
}

/** Lists the controls that can have the focus, and whose focus indicator has too little contrast. */
export function findWeakFocus(places = IN_BOXES): string[] {
  const focused = document.activeElement;
  // A modal dialog keeps the focus away from everything else.
  const scope = document.querySelector('dialog:modal') ?? document;
  const controls = scope.querySelectorAll<HTMLElement>(`:is(${places}):is(button, a, input)`);
  const faults = [...controls].filter(isShown).flatMap((element) => {
    // Not in TypeScript's DOM types yet.
    const options = { focusVisible: true, preventScroll: true };
    element.focus(options);
    const { outlineColor, outlineStyle } = getComputedStyle(element);
    const around = createFillReader()(element.parentElement ?? element);
    const contrast = outlineStyle === 'solid' ? getContrast(around, outlineColor) : 0;
    return describeFault(element, 'focus', contrast, 3);
  });
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return faults;
}
