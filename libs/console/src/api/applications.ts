import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from '../generated/client.gen.js';
import * as hub from '../generated/sdk.gen.js';
import type {
  AddApplicationDocumentData,
  ApplicationDocument,
  ApplicationInput,
  GetApplicationDocumentData,
  ListApplicationsData,
  PreviewApplicationDocumentData,
} from '../generated/types.gen.js';
import { type FilterOf, given } from './given.js';
import { upload } from './upload.js';
import { pageSize } from './page-size.js';

export type {
  ApplicationDelivery,
  ApplicationDocument,
  ApplicationInput,
  Candidate,
  ConsoleApplication,
  ConsoleListedApplication,
  ErasureReceipt,
} from '../generated/types.gen.js';

export type DocumentCategory = ApplicationDocument['category'];
export const DOCUMENT_CATEGORIES = [
  'cv',
  'cover_letter',
  'reference',
  'certificate',
  'work_sample',
  'other',
] as const satisfies readonly DocumentCategory[];

/** The most that the hub takes of one document, in bytes. */
export const LARGEST_DOCUMENT = 20_000_000;

export const applicationsQuery = (filter: FilterOf<ListApplicationsData>) =>
  queryOptions({
    queryKey: ['applications', filter],
    queryFn: ({ signal }) =>
      hub.listApplications({ signal, query: { ...given(filter), limit: pageSize.get() } }),
    placeholderData: keepPreviousData,
  });

/** One application. The hub writes each read into its log, so it is read once per visit and never by itself. */
export const applicationQuery = (id: string) =>
  queryOptions({
    queryKey: ['application', id],
    queryFn: ({ signal }) => hub.getApplication({ signal, path: { id } }),
    staleTime: Infinity,
    gcTime: 0,
  });

/** The same key again gives the application of the first time, should its answer have been lost. */
export const createApplication = (application: ApplicationInput, idempotencyKey: string) =>
  hub.createApplication({ body: application, headers: { 'Idempotency-Key': idempotencyKey } });

/** Sent by hand, because only so a browser tells how much of a file has left. */
export const addDocument = (
  applicationId: string,
  file: File,
  category: DocumentCategory,
  onProgress: (sent: number) => void,
): Promise<ApplicationDocument> => {
  const form = new FormData();
  form.append('category' satisfies keyof AddApplicationDocumentData['body'], category);
  form.append('file' satisfies keyof AddApplicationDocumentData['body'], file);
  const address = client.buildUrl<Omit<AddApplicationDocumentData, 'body'>>({
    url: '/console/api/applications/{id}/documents',
    path: { id: applicationId },
  });
  return upload(address, form, onProgress);
};

export const eraseApplication = (id: string) => hub.eraseApplication({ path: { id } });

/** Where a document is saved from; the hub writes each read into its log. */
export const documentAddress = (applicationId: string, documentId: string): string =>
  client.buildUrl<GetApplicationDocumentData>({
    url: '/console/api/applications/{id}/documents/{documentId}',
    path: { id: applicationId, documentId },
  });

/** Where a PDF is shown from, inside a frame. */
export const previewAddress = (applicationId: string, documentId: string): string =>
  client.buildUrl<PreviewApplicationDocumentData>({
    url: '/console/api/applications/{id}/documents/{documentId}/preview',
    path: { id: applicationId, documentId },
  });
