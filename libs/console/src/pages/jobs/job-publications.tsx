import { Stack } from '@mantine/core';
import type { Job } from '../../api/jobs.js';
import { Boards } from '../join/boards.js';
import { PublicationState } from '../join/publication-state.js';
import { PublicationSwitch } from './publication-switch.js';

/** A switch for each partner that takes jobs, and what became of the job there. */
export function JobPublications({ job }: { job: Job }) {
  return (
    <Stack gap="sm">
      {job.publications.map((publication) => (
        <Stack key={publication.connectionId} gap={6} align="flex-start">
          <PublicationSwitch job={job} publication={publication} />
          {(publication.enabled || publication.partnerState !== null) && (
            <PublicationState publication={publication} />
          )}
          {publication.boards.length > 0 && <Boards boards={publication.boards} />}
        </Stack>
      ))}
    </Stack>
  );
}
