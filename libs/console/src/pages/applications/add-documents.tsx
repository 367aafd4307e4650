import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { applicationQuery } from '../../api/applications.js';
import { useTexts } from '../../language/use-texts.js';
import { someTooLarge, UploadList } from './upload-list.js';
import { useUploads } from './use-uploads.js';

/** Adds documents to an application that is there already. */
export function AddDocuments({ applicationId }: { applicationId: string }) {
  const t = useTexts('applications');
  const queries = useQueryClient();
  const uploads = useUploads();
  const send = useMutation({
    mutationFn: () => uploads.send(applicationId),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: applicationQuery(applicationId).queryKey });
      await queries.invalidateQueries({ queryKey: ['deliveries'] });
      for (const { id, state } of uploads.all) if (state === 'done') uploads.remove(id);
    },
  });
  const waiting = uploads.all.filter(({ state }) => state !== 'done');
  return (
    <Stack gap="sm">
      <UploadList uploads={{ ...uploads, all: waiting }} />
      {waiting.length > 0 && (
        <Group>
          <Button loading={send.isPending} disabled={someTooLarge(uploads)} onClick={() => send.mutate()}>
            {t('upload.send')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
