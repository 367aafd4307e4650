/** What a document is to the application. */
export const DOCUMENT_CATEGORIES = [
  'cv',
  'cover_letter',
  'reference',
  'certificate',
  'work_sample',
  'other',
] as const;
export type DocumentCategory = (typeof DOCUMENT_CATEGORIES)[number];
