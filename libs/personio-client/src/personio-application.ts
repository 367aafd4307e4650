/** Reference from an application to a document that was uploaded before. */
export interface PersonioFile {
  /** The uuid that the upload answered. */
  readonly uuid: string;
  /** File name as the recruiter will see it. */
  readonly original_filename: string;
  readonly category: 'cv' | 'cover-letter' | 'employment-reference' | 'certificate' | 'work-sample' | 'other';
}

/** The body of `POST /v1/recruiting/applications`, in Personio's own field names. */
export interface NewPersonioApplication {
  /** Not blank. */
  readonly first_name: string;
  /** Not blank. */
  readonly last_name: string;
  /** One application per e-mail address and position; a second one is refused. */
  readonly email: string;
  /** The Job-ID; Personio refuses text here. */
  readonly job_position_id: number;
  /** The channel ID; Personio refuses text here. */
  readonly recruiting_channel_id?: number;
  readonly external_posting_id?: string;
  /** The candidate's own words. */
  readonly message?: string;
  /** `YYYY-MM-DD`, not in the future. */
  readonly application_date?: string;
  /** An unknown custom phase silently becomes "unassigned". */
  readonly phase?: { readonly type: 'system' | 'custom'; readonly id: string | number };
  /** Unknown tags are created. */
  readonly tags?: readonly string[];
  readonly files?: readonly PersonioFile[];
  /** `phone`, `birthday`, `gender`, `location`, `available_from`, `salary_expectations` and `custom_attribute_N`. */
  readonly attributes?: readonly { readonly id: string; readonly value: string }[];
}

/** What Personio answers to an upload. */
export interface UploadedDocument {
  /** To be named in the application's `files`. */
  readonly uuid: string;
  readonly originalFileName: string;
}
