export interface Press {
  x: number;
  y: number;
  time: number;
}

let last: Press | undefined;
let watchers = 0;

function handlePointerDown({ clientX, clientY, timeStamp }: PointerEvent): void {
  last = { x: clientX, y: clientY, time: timeStamp };
}

/** Remembers where and when the pointer was last pressed, until the returned function runs. */
export function watchPresses(): () => void {
  watchers += 1;
  window.addEventListener('pointerdown', handlePointerDown, true);
  return () => {
    watchers -= 1;
    if (watchers === 0) window.removeEventListener('pointerdown', handlePointerDown, true);
  };
}

export const getLastPress = (): Press | undefined => last;
