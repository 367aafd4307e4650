export const CHECK_ORDERS = ['name', 'last', 'found'] as const;

export type CheckOrder = (typeof CHECK_ORDERS)[number];

export interface SystemHealthSearch {
  /** What needs a look first, when left out. */
  order?: CheckOrder;
}
