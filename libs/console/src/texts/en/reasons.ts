export default {
  duplicate_application: {
    text: 'The partner already has an application of this person to this job.',
    next: 'Hand the application over by download or e-mail.',
  },
  job_not_mapped: {
    text: 'The job is not linked to a job of the partner.',
    next: 'Enter the partner’s job ID at the job.',
  },
  connection_not_ready: {
    text: 'The connection is not ready.',
    next: 'Set up the connection or repair it.',
  },
  awaiting_documents: {
    text: 'Documents are still to come.',
    next: 'Nothing to do: it goes on by itself.',
  },
  job_not_published: {
    text: 'The job is not published at the partner.',
    next: 'Publish the job at the partner, then deliver again.',
  },
  job_not_found: {
    text: 'The partner does not know the job.',
    next: 'Correct the job ID, then deliver again.',
  },
  question_required: {
    text: 'The partner demands the answer to an additional question.',
    next: 'Make the question optional at the partner, then deliver again.',
  },
  invalid_field: {
    text: 'The partner does not take one of the values.',
    next: 'Correct the value, then deliver again.',
  },
  document_rejected: {
    text: 'The partner does not take one of the documents.',
    next: 'Hand the application over by download or e-mail.',
  },
  documents_missing: {
    text: 'Announced documents did not come within 24 hours.',
    next: 'Decide whether to deliver without them.',
  },
  documents_not_delivered: {
    text: 'A document came after the application was delivered.',
    next: 'Hand the document over by download or e-mail.',
  },
  credentials_rejected: {
    text: 'The partner refuses the credentials.',
    next: 'Enter the credentials again and verify them.',
  },
  channel_not_found: {
    text: 'The partner does not know the channel.',
    next: 'Correct the channel ID and verify it.',
  },
  recruiting_disabled: {
    text: 'Recruiting is switched off at the partner.',
    next: 'Have recruiting switched on at the partner, then verify the connection.',
  },
  rate_limited: {
    text: 'The partner takes no more calls for the moment.',
    next: 'Nothing to do: it goes on by itself.',
  },
  partner_unavailable: {
    text: 'The partner cannot be reached.',
    next: 'Nothing to do: it goes on by itself.',
  },
  timeout: {
    text: 'The partner did not answer in time.',
    next: 'Nothing to do: it goes on by itself.',
  },
  unknown_answer: {
    text: 'The partner’s answer is not understood.',
    next: 'Nothing to do: it goes on by itself.',
  },
  gave_up: {
    text: 'All attempts have failed.',
    next: 'Look whether it has arrived at the partner, then deliver again or hand it over.',
  },
  partner_rejected: {
    text: 'The partner refuses the application.',
    next: 'Read the partner’s words, then deliver again or hand it over.',
  },
  deleted_key_in_use: {
    text: 'The partner still calls with a deleted key.',
    next: 'Generate a new key, save it, and replace the old one at the partner.',
  },
  partner_reported_fault: {
    text: 'The partner reports a fault.',
    next: 'Read the partner’s words and mend the cause there, or ask the support team.',
  },
  partner_silent: {
    text: 'The partner has not called for too long.',
    next: 'Look at the partner whether the connection is still switched on there.',
  },
  pending_too_long: {
    text: 'The partner has not taken up the connection.',
    next: 'Look whether the key is entered at the partner, and ask its support.',
  },
  request_rejected: {
    text: 'The support team rejected the request.',
    next: 'Read the reason, then ask again.',
  },
};
