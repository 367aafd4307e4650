import { Card, SimpleGrid, TextInput, Title } from '@mantine/core';
import type { JobDraft } from './job-draft.js';
import { useTexts } from '../../language/use-texts.js';
import { fieldError } from '../../pieces/field-error.js';
import type { FieldsProps } from './fields-props.js';

/** Whom candidates may ask, and the organisation's own name for the job. */
export function DetailsField({ draft, onChange, error }: FieldsProps) {
  const t = useTexts('jobs');
  const { contact } = draft;
  const ask = (part: Partial<JobDraft['contact']>) => onChange({ contact: { ...contact, ...part } });
  return (
    <Card component="section" aria-labelledby="details">
      <Title order={2} id="details" mb="md">
        {t('form.details')}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <TextInput
          label={t('form.contactName')}
          value={contact.name}
          onChange={(event) => ask({ name: event.currentTarget.value })}
          error={fieldError(error, 'contact.name')}
          maxLength={200}
        />
        <TextInput
          type="email"
          label={t('form.contactEmail')}
          value={contact.email}
          onChange={(event) => ask({ email: event.currentTarget.value })}
          error={fieldError(error, 'contact.email')}
          maxLength={254}
        />
        <TextInput
          type="tel"
          label={t('form.contactPhone')}
          value={contact.phone}
          onChange={(event) => ask({ phone: event.currentTarget.value })}
          error={fieldError(error, 'contact.phone')}
          maxLength={50}
        />
      </SimpleGrid>
      <TextInput
        mt="md"
        maw={340}
        label={t('form.externalId')}
        description={t('form.externalIdHint')}
        value={draft.externalId}
        onChange={(event) => onChange({ externalId: event.currentTarget.value })}
        error={fieldError(error, 'externalId')}
        maxLength={200}
      />
    </Card>
  );
}
