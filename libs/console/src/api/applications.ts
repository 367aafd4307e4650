import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, type Page, post, ROOT } from './call.js';
import type { DeliveryState } from './deliveries.js';
import { upload } from './upload.js';

export const DOCUMENT_CATEGORIES = [
  'cv',
  'cover_letter',
  'reference',
  'certificate',
  'work_sample',
  'other',
] as const;
export type DocumentCategory = (typeof DOCUMENT_CATEGORIES)[number];

/** The most that the hub takes of one document, in bytes. */
export const LARGEST_DOCUMENT = 20_000_000;

export interface Candidate {
  firstName: string;
  lastName: string;
  email: string;
  phone: string | null;
}

export interface ApplicationDocument {
  id: string;
  fileName: string;
  category: DocumentCategory;
  /** Bytes. */
  size: number;
  /** Found in the content by the hub. */
  mediaType: string;
}

/** How far a delivery of an application is. */
export interface DeliverySummary {
  id: string;
  partner: string;
  state: DeliveryState;
  reason: string | null;
  evidence: 'acknowledged' | 'presumed' | null;
}

/** An application in a list. */
export interface ListedApplication {
  id: string;
  jobId: string;
  jobTitle: string;
  source: string | null;
  /** Where it came from, such as `join`. */
  tags: string[];
  documentsExpected: number | null;
  /** RFC 3339. */
  receivedAt: string;
  /** Null once it is erased. */
  candidate: Candidate | null;
  documents: ApplicationDocument[];
  consentedAt: string | null;
  erasedAt: string | null;
  deliveries: DeliverySummary[];
}

export interface Application extends ListedApplication {
  message: string | null;
  answers: { questionId: string; value: string }[];
}

export interface ApplicationFilter {
  cursor?: string | undefined;
  jobId?: string | undefined;
  email?: string | undefined;
  receivedFrom?: string | undefined;
  receivedTo?: string | undefined;
  deliveryState?: DeliveryState | undefined;
}

/** An application that came in another way. */
export interface NewApplication {
  jobId: string;
  documentsExpected: number;
  candidate: { firstName: string; lastName: string; email: string; phone?: string };
  message?: string;
  source?: string;
  answers: { questionId: string; value: string }[];
}

/** What erasing has done, and what it cannot do. */
export interface ErasureReceipt {
  erasedAt: string;
  /** RFC 3339; from then no backup can be read either. */
  unreadableInBackupsFrom: string;
  /** Partners that hold copies beyond the hub's reach. */
  recipients: string[];
}

const PER_PAGE = 25;

export const applicationsQuery = (filter: ApplicationFilter) =>
  queryOptions({
    queryKey: ['applications', filter],
    queryFn: ({ signal }) =>
      get<Page<ListedApplication>>('applications', { signal, query: { ...filter, limit: PER_PAGE } }),
    placeholderData: keepPreviousData,
  });

/** One application. The hub writes each read into its log, so it is read once per visit and never by itself. */
export const applicationQuery = (id: string) =>
  queryOptions({
    queryKey: ['application', id],
    queryFn: ({ signal }) => get<Application>(`applications/${id}`, { signal }),
    staleTime: Infinity,
    gcTime: 0,
  });

/** The same key again gives the application of the first time, should its answer have been lost. */
export const createApplication = (
  application: NewApplication,
  idempotencyKey: string,
): Promise<Application> => post('applications', application, { idempotencyKey });

export const addDocument = (
  applicationId: string,
  file: File,
  category: DocumentCategory,
  onProgress: (sent: number) => void,
): Promise<ApplicationDocument> => {
  const form = new FormData();
  form.append('category', category);
  form.append('file', file);
  return upload(`applications/${applicationId}/documents`, form, onProgress);
};

export const eraseApplication = (id: string): Promise<ErasureReceipt> => post(`applications/${id}/erase`);

/** Where a document is saved from; the hub writes each read into its log. */
export const documentAddress = (applicationId: string, documentId: string): string =>
  `${ROOT}applications/${applicationId}/documents/${documentId}`;

/** Where a PDF is shown from, inside a frame. */
export const previewAddress = (applicationId: string, documentId: string): string =>
  `${documentAddress(applicationId, documentId)}/preview`;
