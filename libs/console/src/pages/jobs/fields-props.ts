import type { JobDraft } from './job-draft.js';

/** What every group of fields of a job is given. */
export interface FieldsProps {
  draft: JobDraft;
  onChange: (change: Partial<JobDraft>) => void;
  /** The refusal of the last try to save; each field shows its part. */
  error: unknown;
}
