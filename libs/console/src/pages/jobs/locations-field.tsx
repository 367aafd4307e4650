import { ActionIcon, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { JobLocation } from '../../api/jobs.js';
import { useTexts } from '../../language/use-texts.js';
import { fieldError } from '../../pieces/field-error.js';
import type { FieldsProps } from './fields-props.js';

/** Where the work is done. */
export function LocationsField({ draft, onChange, error }: FieldsProps) {
  const t = useTexts('jobs');
  const { locations } = draft;
  const change = (at: number, part: Partial<JobLocation>) =>
    onChange({ locations: locations.map((place, index) => (index === at ? { ...place, ...part } : place)) });
  return (
    <Stack gap="xs" component="fieldset" bd={0} p={0} m={0}>
      <Text component="legend" size="md" fw={560} mb={4}>
        {t('form.locations')}
      </Text>
      {locations.map((place, at) => (
        <Group key={at} align="flex-start" gap="sm">
          <TextInput
            flex={1}
            miw={150}
            aria-label={t('form.city', { number: at + 1 })}
            placeholder={t('form.cityExample')}
            value={place.city}
            onChange={(event) => change(at, { city: event.currentTarget.value })}
            error={fieldError(error, `locations.${at}.city`)}
            maxLength={100}
          />
          <TextInput
            w={84}
            aria-label={t('form.country', { number: at + 1 })}
            value={place.country}
            onChange={(event) => change(at, { country: event.currentTarget.value.toUpperCase() })}
            error={fieldError(error, `locations.${at}.country`)}
            maxLength={2}
          />
          <Checkbox
            mt={9}
            size="sm"
            label={t('form.remote')}
            checked={place.remote ?? false}
            onChange={(event) => change(at, { remote: event.currentTarget.checked })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            c="dimmed"
            size={42}
            aria-label={t('form.removeLocation', { number: at + 1 })}
            onClick={() => onChange({ locations: locations.filter((_, index) => index !== at) })}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <div>
        <Button
          data-quick-clicks
          variant="default"
          size="compact-md"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() =>
            onChange({ locations: [...locations, { city: '', country: locations.at(-1)?.country ?? 'DE' }] })
          }
        >
          {t('form.addLocation')}
        </Button>
      </div>
    </Stack>
  );
}
