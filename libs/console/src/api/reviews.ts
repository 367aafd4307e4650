import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type { AuditReviewInput, ListAuditReviewsData } from '../generated/types.gen.js';
import { type FilterOf, given } from './given.js';
import { pageSize } from './page-size.js';

export type { AuditReview } from '../generated/types.gen.js';

/** A page of the periods that auditors signed off. */
export const reviewsQuery = (filter: FilterOf<ListAuditReviewsData>) =>
  queryOptions({
    queryKey: ['audit-reviews', filter],
    queryFn: ({ signal }) =>
      hub.listAuditReviews({ signal, query: { ...given(filter), limit: pageSize.get() } }),
    placeholderData: keepPreviousData,
  });

export const reviewLog = (review: AuditReviewInput) => hub.reviewAuditLog({ body: review });
