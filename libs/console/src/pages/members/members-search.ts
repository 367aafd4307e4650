import { sortFrom } from '../../pieces/sort-from.js';

export interface MembersSearch {
  /** Page of the list. */
  cursor?: string;
  /** In the order in which they joined when left out. */
  sort?: 'name' | '-name';
}

/** What the address of a list of people may say. */
export const membersSearch = ({ cursor, sort }: Record<string, unknown>): MembersSearch => ({
  ...(typeof cursor === 'string' && { cursor }),
  ...sortFrom(sort, ['name']),
});
