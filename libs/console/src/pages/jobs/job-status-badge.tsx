import type { JobStatus } from '../../api/jobs.js';
import { useTexts } from '../../language/use-texts.js';
import { Badge } from '../../pieces/state-badge.js';

const TONES = { draft: 'calm', open: 'good', closed: 'calm' } as const;

/** Whether a job can be seen by partners, with what that means on hover and focus. */
export function JobStatusBadge({ status }: { status: JobStatus }) {
  const t = useTexts('jobs');
  return (
    <Badge tone={TONES[status]} label={t(`status.${status}`)} explanation={t(`statusMeans.${status}`)} />
  );
}
