import { Button, Card, Group, SimpleGrid, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { type ConsoleApplication, createApplication } from '../../api/applications.js';
import { jobQuery } from '../../api/jobs.js';
import { useTexts } from '../../language/use-texts.js';
import { fieldError } from '../../pieces/field-error.js';
import { Note } from '../../pieces/note.js';
import { PageTitle } from '../../pieces/page-title.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { TextLink } from '../../pieces/text-link.js';
import { AnswerFields } from './answer-fields.js';
import { EMPTY_APPLICATION, newApplicationOf } from './application-draft.js';
import { JobSelect } from './job-select.js';
import { someTooLarge, UploadList } from './upload-list.js';
import { useKeyOfContent } from './use-key-of-content.js';
import { useUploads } from './use-uploads.js';

const route = getRouteApi('/signed-in/applications/new');

/** Enters an application that came in another way, such as by post. */
export function NewApplicationPage() {
  const t = useTexts('applications');
  const words = useTexts('words');
  const { jobId } = route.useSearch();
  const search = route.useNavigate();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(EMPTY_APPLICATION);
  const uploads = useUploads();
  const keyFor = useKeyOfContent();
  const [created, setCreated] = useState<ConsoleApplication | null>(null);
  const job = useQuery({ ...jobQuery(jobId ?? ''), enabled: jobId !== undefined });
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const enter = useMutation({
    mutationFn: async () => {
      const content = newApplicationOf(draft, jobId ?? '', uploads.all.length);
      const application = created ?? (await createApplication(content, keyFor(content)));
      setCreated(application);
      return { application, isComplete: await uploads.send(application.id) };
    },
    onSuccess: async ({ application, isComplete }) => {
      await queries.invalidateQueries({ queryKey: ['applications'] });
      if (isComplete) {
        const params = { applicationId: application.id };
        await navigate({ to: '/applications/$applicationId', params, replace: true });
      }
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate();
  };
  const text = (name: 'firstName' | 'lastName' | 'email' | 'phone') => ({
    label: t(`candidate.${name}`),
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
    error: fieldError(enter.error, `candidate.${name}`),
    autoComplete: 'off',
    disabled: created !== null,
  });
  return (
    <form onSubmit={submit}>
      <PageTitle
        title={t('newTitle')}
        lead={t('newLead')}
        back={{ to: '/applications', label: t('title') }}
      />
      <Stack gap="lg">
        <Card>
          <Stack>
            <JobSelect
              size="md"
              label={t('columns.job')}
              placeholder={t('chooseJob')}
              jobId={jobId}
              onChange={(next) =>
                void search({ search: next === undefined ? {} : { jobId: next }, replace: true })
              }
              error={fieldError(enter.error, 'jobId')}
              disabled={created !== null}
              required
            />
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              <TextInput {...text('firstName')} maxLength={100} required />
              <TextInput {...text('lastName')} maxLength={100} required />
              <TextInput {...text('email')} type="email" maxLength={254} required />
              <TextInput {...text('phone')} type="tel" maxLength={50} />
            </SimpleGrid>
            <TextInput
              label={t('source')}
              description={t('sourceHint')}
              value={draft.source}
              onChange={(event) => change({ source: event.currentTarget.value })}
              error={fieldError(enter.error, 'source')}
              maxLength={100}
              disabled={created !== null}
            />
            <Textarea
              size="md"
              label={t('message')}
              value={draft.message}
              onChange={(event) => change({ message: event.currentTarget.value })}
              error={fieldError(enter.error, 'message')}
              autosize
              minRows={4}
              maxLength={20_000}
              disabled={created !== null}
            />
            <AnswerFields
              questions={job.data?.questions ?? []}
              answers={draft.answers}
              onAnswer={(id, value) => change({ answers: { ...draft.answers, [id]: value } })}
              error={enter.error}
            />
          </Stack>
        </Card>
        <Card component="section" aria-labelledby="documents">
          <Title order={2} id="documents" mb="sm">
            {t('documents.title')}
          </Title>
          <UploadList uploads={uploads} />
        </Card>
        {created && !enter.isPending && (
          <Note tone="wait" title={t('upload.incomplete')}>
            <Text size="sm">{t('upload.incompleteText')}</Text>
            <TextLink to="/applications/$applicationId" params={{ applicationId: created.id }} size="sm">
              {t('upload.toApplication')}
            </TextLink>
          </Note>
        )}
        <ProblemAlert error={enter.error} />
        <Group>
          <Button
            type="submit"
            loading={enter.isPending}
            disabled={jobId === undefined || someTooLarge(uploads)}
          >
            {created ? t('upload.retry') : t('enter')}
          </Button>
          <Button variant="default" renderRoot={(props) => <Link to="/applications" {...props} />}>
            {words('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
