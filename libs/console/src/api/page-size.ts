const KEPT = 'andock.page-size';

/** How many rows a page of a list may have. */
export const PAGE_SIZES = [25, 50, 100] as const;

/** The rows on a page of every list, as this person likes it. */
export const pageSize = {
  get(): number {
    const kept = Number(localStorage.getItem(KEPT));
    return PAGE_SIZES.find((size) => size === kept) ?? PAGE_SIZES[0];
  },
  set(size: number): void {
    localStorage.setItem(KEPT, String(size));
  },
};
