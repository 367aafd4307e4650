const REMEMBERED = 20;

/** An element that had the focus, and what stood around it, the nearest first. */
interface Place {
  element: HTMLElement;
  around: HTMLElement[];
}

/**
 * Brings the focus back when its element is taken away, or was off for a moment: to the element itself, or else to the
 * heading of what stood around it. Without this the next Tab begins at the top of the page.
 */
export function keepFocus(): void {
  let places: Place[] = [];
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    const before = places.filter(({ element }) => element !== target);
    places = [{ element: target, around: around(target) }, ...before].slice(0, REMEMBERED);
  });
  // Who clicks beside everything wants no focus.
  document.addEventListener('pointerdown', () => (places = []), { capture: true });
  new MutationObserver(() => {
    if (document.activeElement === document.body) bringBack(places);
  }).observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
}

function bringBack(places: readonly Place[]): void {
  for (const { element, around } of places) {
    // It will be back as soon as the hub has answered.
    if (element.isConnected && element.matches(':disabled')) return;
    const heading = around.find((one) => one.isConnected && headingIn(one));
    const next = element.isConnected ? element : heading && headingIn(heading);
    if (!next) continue;
    if (next !== element) next.tabIndex = -1;
    next.focus({ preventScroll: true });
    if (document.activeElement === next) return;
  }
}

function around(element: HTMLElement): HTMLElement[] {
  const all: HTMLElement[] = [];
  for (let one = element.parentElement; one && one !== document.body; one = one.parentElement) all.push(one);
  return all;
}

const headingIn = (element: HTMLElement) => element.querySelector<HTMLElement>('h1, h2, h3');
