import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, type Page, post } from './call.js';

/** A customer company. */
export interface Organisation {
  id: string;
  /** The operator's own id for it. */
  externalId: string | null;
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
}

export interface OrganisationFilter {
  search?: string | undefined;
  cursor?: string | undefined;
}

const PER_PAGE = 25;

export const organisationsQuery = (filter: OrganisationFilter) =>
  queryOptions({
    queryKey: ['organisations', filter],
    queryFn: ({ signal }) =>
      get<Page<Organisation>>('organisations', { signal, query: { ...filter, limit: PER_PAGE } }),
    placeholderData: keepPreviousData,
  });

export const createOrganisation = (organisation: {
  name: string;
  country: string;
  externalId?: string;
}): Promise<Organisation> => post('organisations', organisation);
