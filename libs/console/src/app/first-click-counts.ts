/** Around what people click quickly one after the other on purpose. */
const QUICK = '[data-quick-clicks]';
const PRESSED_BY_ENTER = 'button, a[href]';

/**
 * Lets only the first click of a double click through, and only the first of a key that is held down: the hub may
 * have answered by the second, which would do the thing twice, or meet what moved to that spot meanwhile.
 */
export function firstClickCounts(): void {
  const isWithin = ({ target }: Event, selector: string) =>
    target instanceof Element && target.closest(selector) !== null;
  const stop = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  const capture = { capture: true };
  window.addEventListener(
    'click',
    (event) => event.detail > 1 && !isWithin(event, QUICK) && stop(event),
    capture,
  );
  window.addEventListener(
    'keydown',
    (event) => event.repeat && event.key === 'Enter' && isWithin(event, PRESSED_BY_ENTER) && stop(event),
    capture,
  );
}
