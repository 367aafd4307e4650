import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type { ListOrganisationsData, NewOrganisation } from '../generated/types.gen.js';
import { type FilterOf, given } from './given.js';
import { pageSize } from './page-size.js';

export type { Organisation } from '../generated/types.gen.js';

export const organisationsQuery = (filter: FilterOf<ListOrganisationsData>) =>
  queryOptions({
    queryKey: ['organisations', filter],
    queryFn: ({ signal }) =>
      hub.listOrganisations({ signal, query: { ...given(filter), limit: pageSize.get() } }),
    placeholderData: keepPreviousData,
  });

export const createOrganisation = (organisation: NewOrganisation) =>
  hub.createOrganisation({ body: organisation });
