import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type { AuditReviewInput } from '../generated/types.gen.js';
import { given } from './given.js';

export type { AuditReview } from '../generated/types.gen.js';

const PER_PAGE = 25;

/** Periods that auditors signed off, the newest first. */
export const reviewsQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['audit-reviews', { cursor }],
    queryFn: ({ signal }) =>
      hub.listAuditReviews({ signal, query: { ...given({ cursor }), limit: PER_PAGE } }),
    placeholderData: keepPreviousData,
  });

export const reviewLog = (review: AuditReviewInput) => hub.reviewAuditLog({ body: review });
