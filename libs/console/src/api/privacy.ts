import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type { RetentionRuleInput } from '../generated/types.gen.js';
import { given } from './given.js';
import { pageSize } from './page-size.js';

export type {
  ApplicationRetention,
  PersonExport,
  PrivacyReceipt,
  RetentionRule,
} from '../generated/types.gen.js';

/** How long the organisation keeps applications. */
export const retentionRuleQuery = queryOptions({
  queryKey: ['retention-rule'],
  queryFn: ({ signal }) => hub.getRetentionRule({ signal }),
});
export const changeRetentionRule = (rule: RetentionRuleInput) => hub.changeRetentionRule({ body: rule });

/** What was erased, newest first. */
export const receiptsQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['receipts', { cursor }],
    queryFn: ({ signal }) =>
      hub.listErasureReceipts({ signal, query: { ...given({ cursor }), limit: pageSize.get() } }),
    placeholderData: keepPreviousData,
  });

/** Everything that the organisation keeps of the person with this e-mail address. */
export const exportPerson = (email: string) => hub.exportPerson({ body: { email } });

/** The organisation's record of processing as a page for printing. */
export const exportProcessingRecord = async (language: 'de' | 'en'): Promise<Blob> => {
  const page: unknown = await hub.exportProcessingRecord({
    query: { language, format: 'html' },
    parseAs: 'blob',
  });
  return page as Blob;
};

/** When an application is erased, and what keeps it. */
export const retentionQuery = (applicationId: string) =>
  queryOptions({
    queryKey: ['applications', 'retention', applicationId],
    queryFn: ({ signal }) => hub.getApplicationRetention({ signal, path: { id: applicationId } }),
  });

/** Sets a legal hold; without a reason it is lifted. */
export const setLegalHold = (applicationId: string, reason: string | null) =>
  hub.setLegalHold({ path: { id: applicationId }, body: { reason } });
