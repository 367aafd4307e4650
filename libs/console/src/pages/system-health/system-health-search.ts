export const CHECK_ORDERS = ['name', 'last', 'found'] as const;

export type CheckOrder = (typeof CHECK_ORDERS)[number];

export const FINDING_SORTS = ['since', 'organisation'] as const;
type FindingSort = (typeof FINDING_SORTS)[number] | `-${(typeof FINDING_SORTS)[number]}`;

export interface SystemHealthSearch {
  /** What needs a look first, when left out. */
  order?: CheckOrder;
  /** Of the findings; the newest first when left out. */
  sort?: FindingSort;
  /** Page of the findings. */
  cursor?: string;
}
