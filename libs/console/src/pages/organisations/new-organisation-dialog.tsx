import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import { createOrganisation } from '../../api/organisations.js';
import { useLanguage, useTexts } from '../../language/use-texts.js';
import { Dialog } from '../../pieces/dialog.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';

const LONGEST = 100;
const COUNTRIES =
  'AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(
    ' ',
  );

/** Creates a customer company; its connections are there at once, switched off. */
export function NewOrganisationDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTexts('organisations');
  const words = useTexts('words');
  const language = useLanguage();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [country, setCountry] = useState('DE');
  const [externalId, setExternalId] = useState('');
  const creation = useMutation({
    mutationFn: () =>
      createOrganisation({
        name: name.trim(),
        country,
        ...(externalId.trim() !== '' && { externalId: externalId.trim() }),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['organisations'] });
      setName('');
      setExternalId('');
      onClose();
    },
  });
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames([language], { type: 'region' });
    return COUNTRIES.map((value) => ({ value, label: names.of(value) ?? value })).sort((one, other) =>
      one.label.localeCompare(other.label, language),
    );
  }, [language]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    creation.mutate();
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={t('create.title')}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={LONGEST}
            required
            withAsterisk={false}
            autoComplete="off"
            data-autofocus
          />
          <Select
            label={t('country')}
            description={t('create.countryWhy')}
            data={countries}
            value={country}
            onChange={(next) => setCountry(next ?? country)}
            allowDeselect={false}
            searchable
          />
          <TextInput
            label={t('create.externalId')}
            description={t('create.externalIdWhy')}
            value={externalId}
            onChange={(event) => setExternalId(event.currentTarget.value)}
            maxLength={LONGEST}
            autoComplete="off"
          />
          <ProblemAlert error={creation.error} onRetry={() => creation.mutate()} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
            <Button type="submit" loading={creation.isPending} disabled={name.trim() === ''}>
              {t('create.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
