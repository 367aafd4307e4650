export const KEY_SORTS = ['created', 'name', 'used'] as const;
type KeySort = (typeof KEY_SORTS)[number] | `-${(typeof KEY_SORTS)[number]}`;

export interface KeysSearch {
  /** The newest first when left out. */
  sort?: KeySort;
  cursor?: string;
}
