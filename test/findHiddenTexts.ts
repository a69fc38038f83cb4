/**
 * Runs in a page, by itself. Lists every text of ours that is cut off, that lies outside of the page's
 * width, or that another one covers. Behind an open dialog or menu, nothing counts.
 */
export function findHiddenTexts(): string[] {
  interface Seen {
    part: string;
    text: string;
    left: number;
    right: number;
    top: number;
    bottom: number;
  }
  const SLACK = 1;
  const seen: Seen[] = [];
  const hidden: string[] = [];
  const root =
    document.querySelector('[role=dialog], [role=alertdialog], [role=menu]') ?? document.body;

  function look(node: Node, owner: Element): void {
    const part = owner.closest('[data-part]')?.getAttribute('data-part') ?? owner.localName;
    const text = node.nodeValue?.trim() ?? '';
    // Said to screen readers only.
    if (owner.closest('[data-part=announcement]') || !owner.checkVisibility()) return;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right, top, bottom, width } of range.getClientRects()) {
      if (width <= SLACK) continue;
      const box = { part, text, left, right, top, bottom };
      const isWide = left < -SLACK || right > document.documentElement.clientWidth + SLACK;
      let isCut = isWide;
      for (let parent: Element | null = owner; parent; parent = parent.parentElement) {
        const { overflowX, overflowY, textOverflow, position } = getComputedStyle(parent);
        const frame = parent.getBoundingClientRect();
        if (overflowX !== 'visible') {
          isCut ||= left < frame.left - SLACK || right > frame.right + SLACK;
          isCut &&= textOverflow !== 'ellipsis';
        }
        if (overflowY !== 'visible') {
          // A list that scrolls shows the rest of its texts later.
          const isStill = !['auto', 'scroll'].includes(overflowY);
          isCut ||= isStill && (box.top < frame.top - SLACK || box.bottom > frame.bottom + SLACK);
          box.top = Math.max(box.top, frame.top);
          box.bottom = Math.min(box.bottom, frame.bottom);
        }
        if (position === 'fixed' || box.bottom <= box.top) break;
      }
      if (isCut) hidden.push(`${part} cuts ${JSON.stringify(text)}`);
      // The room above and below the letters may be shared.
      const room = (bottom - top) / 5;
      box.top += room;
      box.bottom -= room;
      if (box.bottom > box.top) seen.push(box);
    }
  }

  const isOurs = '[data-accounting-theme]';
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const owner = node.parentElement;
    if (owner?.closest(isOurs) && node.nodeValue?.trim()) look(node, owner);
  }
  seen.forEach((one, index) => {
    for (const other of seen.slice(index + 1)) {
      const isApart =
        one.right <= other.left + SLACK ||
        other.right <= one.left + SLACK ||
        one.bottom <= other.top + SLACK ||
        other.bottom <= one.top + SLACK;
      if (!isApart)
        hidden.push(`${one.part} ${JSON.stringify(one.text)} and ${other.part} overlap`);
    }
  });
  return [...new Set(hidden)];
}
